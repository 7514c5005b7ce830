import type { Language } from '../messages/language.ts';
import { type Audience, maySee, studentsAt } from '../model/audience.ts';
import type { StudentResult } from '../model/batch.ts';
import { documentFor } from '../report/document-for.ts';
import type { StudentMarks } from './student-marks.ts';

/**
 * What a student may be told of their own marks when these outputs are made. Everything that is handed to students is made from
 * this, and from nothing else.
 */
export function shownMarks(marks: StudentMarks, language: Language): StudentMarks {
  return {
    ...marks,
    results: marks.results.map((result) => resultFor(result, studentsNow(result), language)),
  };
}

/** What students may be told whenever it is. */
export function marksBeforeDue(marks: StudentMarks, language: Language): StudentMarks {
  return { ...marks, results: marks.results.map((result) => resultFor(result, 'before-due', language)) };
}

/** Whether a mark would tell students of checks that they are to see after the due date. */
export function isBeforeDue(result: StudentResult): boolean {
  if (result.status === 'ungraded' || result.override !== null) return false;
  const { checks, forStudents } = result.document;
  if (forStudents === undefined) return false;
  return studentsNow(result) === 'before-due' && checks.some(({ shown }) => shown === 'after-due');
}

/** Who the student is when the outputs are made: before the due date, unless it is known that it has gone by. */
export function studentsNow(result: StudentResult): Exclude<Audience, 'staff'> {
  const due = result.due ?? (result.status === 'graded' ? result.document.forStudents?.due : null);
  return studentsAt(due, new Date(result.asOf ?? 0));
}

/** Checks of a result that students do not see before the due date. */
export function hiddenChecks(result: StudentResult) {
  return result.status === 'ungraded'
    ? []
    : result.document.checks.filter(({ shown }) => !maySee('before-due', shown));
}

function resultFor(result: StudentResult, audience: Audience, language: Language): StudentResult {
  if (result.status === 'ungraded') return result;
  const { document } = result;
  const shown = documentFor(document, audience, language, result.due);
  return shown === document ? result : { ...result, document: shown };
}
