import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import type { StudentResult } from '../model/batch.ts';
import type { Status } from '../model/verdict.ts';
import { explainCheck } from './explain-check.ts';
import { explainMark, sayMark } from './explain-mark.ts';
import { plainLines } from './line.ts';
import { markOf, roundPoints, totalOf } from './mark.ts';
import { oneLine } from './one-line.ts';
import { shownMarks } from './shown.ts';
import { labsOf, type StudentMarks } from './student-marks.ts';
import { t } from './translate.ts';

type ClassroomStatus = 'pass' | 'fail' | 'error';

/** One test in the form of GitHub Classroom's graders. */
interface ClassroomTest {
  readonly name: string;
  readonly status: ClassroomStatus;
  readonly score: number;
  readonly message: string;
  readonly test_code: string;
  readonly filename: string;
  readonly line_no: number;
  readonly duration: number;
}

/** The document that GitHub Classroom's reporter reads. */
export interface ClassroomResult {
  readonly version: 1;
  readonly status: ClassroomStatus;
  /** 0 where the score is withheld: then the reporter sends nothing on. */
  readonly max_score: number;
  readonly tests: readonly ClassroomTest[];
}

/**
 * A submission in GitHub Classroom's form. The reporter sums the tests' scores, so an override is a test of its own
 * whose score is the difference.
 */
export function classroomResult(all: StudentMarks, language: Language): ClassroomResult {
  const marks = shownMarks(all, language);
  const labs = labsOf(marks.results);
  const { score, maxScore } = totalOf(marks, labs);
  const tests = marks.results.flatMap((result) => testsOf(result, labs.length > 1, language));
  return {
    version: 1,
    status: statusOf(marks),
    max_score: score === null || maxScore === null ? 0 : roundPoints(maxScore),
    tests,
  };
}

/** The same for the step output `result`: base64 of the JSON, so that no student's text can break out of it. */
export function classroomOutput(marks: StudentMarks, language: Language): string {
  return Buffer.from(JSON.stringify(classroomResult(marks, language)), 'utf8').toString('base64');
}

function statusOf({ results }: StudentMarks): ClassroomStatus {
  const states = results.map((result): ClassroomStatus => {
    const { score, maxScore } = markOf(result);
    if (score === null) return 'error';
    return maxScore !== null && score < maxScore ? 'fail' : 'pass';
  });
  return states.find((state) => state === 'error') ?? states.find((state) => state === 'fail') ?? 'pass';
}

function testsOf(result: StudentResult, named: boolean, language: Language): readonly ClassroomTest[] {
  const test = (name: string, status: ClassroomStatus, score: number, message: string): ClassroomTest => ({
    name: harmless(oneLine(named ? `${result.lab}: ${name}` : name)),
    status,
    score: roundPoints(score),
    message: harmless(message),
    test_code: '',
    filename: '',
    line_no: 0,
    duration: 0,
  });
  const checks =
    result.status === 'graded'
      ? result.document.checks.map((check) =>
          test(
            check.title,
            STATUSES[check.status],
            check.score,
            plainLines(explainCheck(check, result.document, language)),
          ),
        )
      : [test(t(language, 'marks.submission'), 'error', 0, oneLine(say(result.problem, language)))];
  const { override } = markOf(result);
  if (override === null) return checks;
  const before = checks.reduce((sum, { score }) => sum + score, 0);
  const told = plainLines([
    { label: null, text: sayMark(result, language) },
    ...explainMark(result, language),
  ]);
  return [...checks, test(t(language, 'marks.set-by-person'), 'pass', override.score - before, told)];
}

const STATUSES: Readonly<Record<Status, ClassroomStatus>> = {
  pass: 'pass',
  fail: 'fail',
  skipped: 'fail',
  inconclusive: 'error',
};

/** The reporter prints names and messages to the log, where `##[` and `::` at a line's beginning are commands. */
function harmless(text: string): string {
  return text.replaceAll('##[', '# #[').replace(/^(\s*):(?=:)/gm, '$1: ');
}
