import type { Student } from '../../model/batch.ts';
import { matchStudents } from './match-students.ts';
import { openSheet } from './open-sheet.ts';
import type { SheetChoices } from './worksheet.ts';

/**
 * E-mail addresses from an LMS's sheet, by student key, for students whose row is certain.
 * @throws MessageError where the sheet cannot be understood
 */
export function addressesIn(
  input: string | Uint8Array,
  students: readonly Student[],
  choices: SheetChoices,
): ReadonlyMap<string, readonly string[]> {
  const matches = matchStudents(students, openSheet(input, choices).worksheet.rows);
  return new Map(
    students.flatMap(({ key }, index) => {
      const match = matches[index];
      return match?.found === 'row' ? [[key, match.row.emails] as const] : [];
    }),
  );
}

/**
 * Moodle's numbers of participants, by student key, for students whose row is certain.
 * @throws MessageError where the sheet cannot be understood
 */
export function participantsIn(
  input: string | Uint8Array,
  students: readonly Student[],
  choices: SheetChoices,
): ReadonlyMap<string, string> {
  const { kind, rows } = openSheet(input, choices).worksheet;
  const matches = kind === 'moodle' ? matchStudents(students, rows) : [];
  return new Map(
    students.flatMap(({ key }, index) => {
      const match = matches[index];
      // The number comes first among a row's ids.
      const [participant] = match?.found === 'row' ? match.row.ids : [];
      return participant === undefined ? [] : [[key, participant] as const];
    }),
  );
}
