import type { Student } from '../../model/batch.ts';
import { parseMoment } from '../../model/moment.ts';
import { matchStudents } from './match-students.ts';
import { openSheet } from './open-sheet.ts';
import type { SheetChoices } from './worksheet.ts';

/**
 * When students handed in, from an LMS's sheet, by student key, for students whose row is certain and whose time can be
 * read. A sheet names no zone: its times count as this machine's local time.
 * @throws MessageError where the sheet cannot be understood
 */
export function timesIn(
  input: string | Uint8Array,
  students: readonly Student[],
  choices: SheetChoices,
): ReadonlyMap<string, Date> {
  const matches = matchStudents(students, openSheet(input, choices).worksheet.rows);
  return new Map(
    students.flatMap(({ key }, index) => {
      const match = matches[index];
      const time = match?.found === 'row' ? parseMoment(match.row.submitted) : null;
      return time === null ? [] : [[key, time] as const];
    }),
  );
}
