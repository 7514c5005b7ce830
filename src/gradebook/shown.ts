import type { Language } from '../messages/language.ts';
import { type Audience, maySee, studentsAt } from '../model/audience.ts';
import type { StudentResult } from '../model/batch.ts';
import { documentFor } from '../report/document-for.ts';
import type { StudentMarks } from './student-marks.ts';

/**
 * The marks that a student may see when these outputs are made. Everything that is handed to students is made from
 * this, and from nothing else.
 */
export function shownMarks(marks: StudentMarks, language: Language): StudentMarks {
  return {
    ...marks,
    results: marks.results.map((result) => resultFor(result, studentsNow(result), language)),
  };
}

/** The marks that students may see before the due date too. */
export function marksBeforeDue(marks: StudentMarks, language: Language): StudentMarks {
  return { ...marks, results: marks.results.map((result) => resultFor(result, 'before-due', language)) };
}

/** Whether a mark would reveal checks that students are to see after the due date. */
export function isBeforeDue(result: StudentResult): boolean {
  if (result.status === 'ungraded' || result.override !== null) return false;
  const { checks, forStudents } = result.document;
  if (forStudents === undefined) return false;
  return studentsNow(result) === 'before-due' && checks.some(({ shown }) => shown === 'after-due');
}

/**
 * As which audience students count when the outputs are made: as before the due date, unless that is known to have
 * passed.
 */
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
