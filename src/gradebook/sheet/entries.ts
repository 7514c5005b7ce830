import type { StudentResult } from '../../model/batch.ts';
import { maximaOf, roundPoints, type Total, totalOf } from '../mark.ts';
import { isBeforeDue } from '../shown.ts';
import { byStudent, labsOf, type StudentMarks } from '../student-marks.ts';
import type { SheetOptions, UnfilledStudent } from './filled-sheet.ts';
import { type Match, matchStudents } from './match-students.ts';
import type { Worksheet } from './worksheet.ts';

/** A student's row in the sheet, and what to write there. */
export interface Entry {
  readonly marks: StudentMarks;
  readonly match: Match;
  readonly grade: Grade;
}

/** The mark for the sheet, or why there is none. */
type Grade = number | UnfilledStudent['because'];

/** An entry for each student: the row, where one is found, and the mark on the sheet's scale. */
export function entriesFor(
  worksheet: Worksheet,
  results: readonly StudentResult[],
  { scale, lateCounts }: SheetOptions,
): readonly Entry[] {
  const labs = labsOf(results);
  const maxima = maximaOf(results);
  const students = byStudent(results);
  const matches = matchStudents(
    students.map(({ student }) => student),
    worksheet.rows,
  );
  return students.flatMap((marks, index) => {
    const match = matches[index];
    if (match === undefined) return [];
    const total = totalOf(marks, labs, maxima, lateCounts ? 'afterPenalty' : 'score');
    const grade = gradeFor(match, total, worksheet.kind, scale);
    const tells = typeof grade === 'number' && marks.results.some(isBeforeDue);
    return [{ marks, match, grade: tells ? 'before-due' : grade }];
  });
}

function gradeFor(
  match: Match,
  { score, maxScore }: Total,
  kind: Worksheet['kind'],
  scale: SheetOptions['scale'],
): Grade {
  if (match.found === 'nothing') return 'no-row';
  if (match.found === 'several') return 'several-rows';
  const { closed, maximum } = match.row;
  if (closed !== null) return closed;
  if (score === null) return 'withheld';
  const scaled = scale === 'none' || maximum === null ? score : scaleTo(maximum, score, maxScore);
  if (scaled === null) return 'withheld';
  const grade = roundPoints(scaled);
  return kind === 'moodle' && maximum !== null && grade > maximum ? 'above-maximum' : grade;
}

function scaleTo(maximum: number, score: number, maxScore: number | null): number | null {
  return maxScore === null || maxScore <= 0 ? null : (score * maximum) / maxScore;
}
