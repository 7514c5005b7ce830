import type { Student, StudentResult } from '../model/batch.ts';
import { getOrMake } from '../model/memo.ts';

/** All that a batch has on one student: what the student gets is made from this alone. */
export interface StudentMarks {
  readonly student: Student;
  /** A result for each lab, in the order of the labs' ids. */
  readonly results: readonly StudentResult[];
}

interface Growing extends StudentMarks {
  readonly results: StudentResult[];
}

/** Results by student, in the order of student keys, whatever order they were graded in. */
export function byStudent(results: readonly StudentResult[]): readonly StudentMarks[] {
  const groups = new Map<string, Growing>();
  for (const result of sortResults(results)) {
    const { student } = result;
    const group = getOrMake(groups, student.key, (): Growing => ({ student, results: [] }));
    group.results.push(result);
  }
  return [...groups.values()];
}

/** Results in the order of student keys, then lab ids: the same on every machine, in every language. */
export function sortResults(results: readonly StudentResult[]): readonly StudentResult[] {
  return [...results].sort((a, b) => compareIds(a.student.key, b.student.key) || compareIds(a.lab, b.lab));
}

/** The labs' ids, sorted. */
export function labsOf(results: readonly StudentResult[]): readonly string[] {
  return [...new Set(results.map(({ lab }) => lab))].sort(compareIds);
}

function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
