import type { CheckOutcome } from '../check/check-submission.ts';
import type { Decision } from '../grade/decide.ts';
import { say } from '../messages/say.ts';
import type { Message } from '../model/message.ts';
import type { CheckDocument, CheckResult } from '../model/result.ts';

export interface DocumentParts {
  readonly lab: string;
  readonly submission: string;
  readonly seed: number;
  readonly durationMs: number;
  readonly trace: string | null;
}

/** The result document of section 8 of the design. */
export function buildDocument(
  { decisions, settled, notes }: CheckOutcome,
  parts: DocumentParts,
): CheckDocument {
  const checks = decisions.map(checkResult);
  const verdict = checks.some(({ status }) => status === 'fail')
    ? 'fail'
    : checks.every(({ status }) => status === 'pass')
      ? 'pass'
      : 'inconclusive';
  return {
    schema: 1,
    lab: parts.lab,
    submission: parts.submission,
    seed: parts.seed,
    verdict,
    score: verdict === 'inconclusive' ? null : sum(checks.map(({ score }) => score)),
    maxScore: sum(checks.map(({ maxScore }) => maxScore)),
    durationMs: Math.round(parts.durationMs),
    trace: parts.trace,
    settled,
    notes: notes.map(say),
    checks,
  };
}

function checkResult({
  check,
  status,
  cause,
  blame,
  message,
  expected,
  actual,
  evidence,
  run,
}: Decision): CheckResult {
  const text = (value: Message | null): string | null => (value === null ? null : say(value));
  return {
    id: check.id,
    step: check.step,
    title: check.title.en,
    status,
    score: status === 'pass' ? check.points : 0,
    maxScore: check.points,
    cause,
    blame,
    message: text(message),
    expected: text(expected),
    actual: text(actual),
    evidence,
    run,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
