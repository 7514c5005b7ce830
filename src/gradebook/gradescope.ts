import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import type { StudentResult } from '../model/batch.ts';
import type { KeptCheck, KeptDocument } from '../model/result.ts';
import { unreachable } from '../model/unreachable.ts';
import { explainCheck } from './explain-check.ts';
import { explainComment, explainMark, sayMark, sayPoints } from './explain-mark.ts';
import { plainLine, plainLines } from './line.ts';
import { outcomeOf, roundPoints, totalOf } from './mark.ts';
import { oneLine } from './one-line.ts';
import { hiddenChecks, marksBeforeDue } from './shown.ts';
import { labsOf, type StudentMarks } from './student-marks.ts';
import { t } from './translate.ts';

/** One test of Gradescope's `results.json`. */
interface GradescopeTest {
  readonly number?: string;
  readonly name: string;
  readonly score?: number;
  readonly max_score?: number;
  readonly status?: 'passed' | 'failed';
  readonly output: string;
  readonly visibility: 'visible' | 'hidden' | 'after_due_date';
  readonly tags?: readonly string[];
}

/** Gradescope's `results.json` for one submission. */
export interface GradescopeResults {
  readonly score: number;
  readonly execution_time: number;
  readonly visibility: 'visible';
  readonly stdout_visibility: 'hidden';
  /** Plain text everywhere: Gradescope would render Markdown and HTML that a student's program printed. */
  readonly output_format: 'text';
  readonly test_output_format: 'text';
  readonly test_name_format: 'text';
  readonly output: string;
  readonly tests: readonly GradescopeTest[];
  readonly extra_data: unknown;
}

/**
 * The content of `/autograder/results/results.json`. Gradescope wants a number whatever happened, so a withheld score
 * is hidden from the student, together with a hidden test that tells the instructor why. Checks that students do not
 * see are tests that Gradescope hides, until the due date or for good; the score counts them, and Gradescope shows it
 * to nobody until then.
 */
export function gradescopeResults(marks: StudentMarks, language: Language): GradescopeResults {
  const labs = labsOf(marks.results);
  const { score } = totalOf(marks, labs);
  const shown = marksBeforeDue(marks, language);
  const told = totalOf(shown, labs);
  const total =
    labs.length > 1 && told.score !== null
      ? [tellTotal(sayPoints(told.score, told.maxScore, language), language)]
      : [];
  const comment = explainComment(marks.results, language).map(plainLine);
  return {
    score: roundPoints(score ?? certain(marks)),
    execution_time: marks.results.reduce((seconds, result) => seconds + durationOf(result), 0),
    visibility: 'visible',
    stdout_visibility: 'hidden',
    output_format: 'text',
    test_output_format: 'text',
    test_name_format: 'text',
    output: [
      ...comment,
      ...total,
      ...shown.results.map((result) => describe(result, labs.length > 1, language)),
    ].join('\n\n'),
    tests: [
      ...shown.results.flatMap((result, index) => testsOf(result, index + 1, labs.length > 1, language)),
      // After the others, so that those are numbered without gaps.
      ...marks.results.flatMap((result) => hiddenTests(result, labs.length > 1, language)),
      ...(score === null ? [withheld(marks, language)] : []),
    ],
    extra_data: {
      giliran: marks.results.map((result) => ({
        lab: result.lab,
        digest: result.digest,
        verdict: outcomeOf(result),
        seed: result.status === 'graded' ? result.document.seed : null,
        override: result.override,
      })),
    },
  };
}

function tellTotal(points: string, language: Language): string {
  return plainLine({ label: t(language, 'marks.label-total'), text: points });
}

/** The points that are certain, of a withheld score. */
function certain({ results }: StudentMarks): number {
  return results.reduce((total, result) => {
    if (result.override !== null) return total + result.override.score;
    if (result.status === 'ungraded') return total;
    return total + result.document.checks.reduce((sum, { score }) => sum + score, 0);
  }, 0);
}

function durationOf(result: StudentResult): number {
  return result.status === 'graded' ? result.document.durationMs / 1000 : 0;
}

/** A lab's score, who has changed it, and notes. */
function describe(result: StudentResult, named: boolean, language: Language): string {
  const notes = result.status === 'graded' ? result.document.notes : [];
  return plainLines([
    { label: named ? result.lab : null, text: sayMark(result, language) },
    ...explainMark(result, language),
    ...notes.map((text) => ({ label: t(language, 'marks.label-note'), text })),
  ]);
}

function testsOf(
  result: StudentResult,
  number: number,
  named: boolean,
  language: Language,
): readonly GradescopeTest[] {
  const name = (title: string): string => oneLine(named ? `${result.lab}: ${title}` : title);
  if (result.status === 'ungraded')
    return [
      {
        number: `${number}`,
        name: name(t(language, 'marks.submission')),
        status: 'failed',
        output: oneLine(say(result.problem, language)),
        visibility: 'visible',
      },
    ];
  const { document } = result;
  return document.checks.map((check, index) => ({
    number: named ? `${number}.${index + 1}` : `${index + 1}`,
    ...testOf(check, name(check.title), document, language),
    visibility: 'visible',
  }));
}

function hiddenTests(result: StudentResult, named: boolean, language: Language): readonly GradescopeTest[] {
  if (result.status === 'ungraded') return [];
  const { document, lab } = result;
  return hiddenChecks(result).map((check) => ({
    ...testOf(check, oneLine(named ? `${lab}: ${check.title}` : check.title), document, language),
    visibility: check.shown === 'after-due' ? 'after_due_date' : 'hidden',
  }));
}

function testOf(check: KeptCheck, name: string, document: KeptDocument, language: Language) {
  return {
    name,
    ...outcome(check),
    output: plainLines(explainCheck(check, document, language)),
    tags: [check.id, ...(check.cause === null ? [] : [check.cause])],
  };
}

/** Points and status; neither where the check could not be decided, since it would look like a failure. */
function outcome(check: KeptCheck): Pick<GradescopeTest, 'score' | 'max_score' | 'status'> {
  if (check.leftOut) return {};
  const points = { score: check.score, max_score: check.maxScore };
  switch (check.status) {
    case 'pass':
      return { ...points, status: 'passed' };
    case 'fail':
    case 'skipped':
      return { ...points, status: 'failed' };
    case 'inconclusive':
      return {};
    default:
      return unreachable(check.status);
  }
}

function withheld({ results }: StudentMarks, language: Language): GradescopeTest {
  const open = results.filter(
    (result) => result.override === null && outcomeOf(result) !== 'pass' && outcomeOf(result) !== 'fail',
  );
  return {
    number: '0',
    name: t(language, 'marks.withheld'),
    output: open.map((result) => describe(result, true, language)).join('\n'),
    visibility: 'hidden',
  };
}
