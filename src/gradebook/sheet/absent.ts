import type { Student } from '../../model/batch.ts';
import { matchStudents } from './match-students.ts';
import { openSheet } from './open-sheet.ts';
import type { SheetChoices } from './worksheet.ts';

/** Somebody who is in the LMS's sheet, and has handed in nothing. */
export interface Absent {
  readonly name: string;
  readonly id: string;
}

/** The name of Canvas's test student. */
const MADE_UP = 'Student, Test';

/**
 * Students in an LMS's sheet who have handed in nothing, in its order: those whose rows cannot be anybody else's.
 * @throws MessageError where the sheet cannot be understood
 */
export function absentIn(
  input: string | Uint8Array,
  students: readonly Student[],
  choices: SheetChoices,
): readonly Absent[] {
  const { rows } = openSheet(input, choices).worksheet;
  const meant = new Set(
    matchStudents(students, rows).flatMap((match) => {
      if (match.found === 'row') return [match.row];
      return match.found === 'several' ? match.rows : [];
    }),
  );
  return rows
    .filter((row) => !meant.has(row) && !row.names.includes(MADE_UP))
    .map(({ names, ids }) => ({ name: names.at(-1) ?? ids[0] ?? '', id: ids[0] ?? '' }));
}
