import type { CheckOutcome } from '../assessment/check-submission.ts';
import type { Decision } from '../diagnosis/decision.ts';
import { hintsOf } from '../messages/hints.ts';
import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import { type Message, message } from '../model/message.ts';
import type { CheckDocument, CheckResult } from '../model/result.ts';

export interface DocumentParts {
  readonly lab: string;
  readonly submission: string;
  readonly seed: number;
  readonly durationMs: number;
  readonly trace: string | null;
  /** Of the sentences; nothing else depends on it. */
  readonly language: Language;
}

/** The result document of section 8 of the design. */
export function buildDocument(
  { decisions, settled, notes }: Pick<CheckOutcome, 'decisions' | 'settled' | 'notes'>,
  parts: DocumentParts,
): CheckDocument {
  const titles = new Map(decisions.map(({ check }) => [check.id, check.title[parts.language]]));
  const checks = decisions.map((decision) => checkResult(decision, titles, parts.language));
  const counted = checks.filter((check) => !check.leftOut);
  const verdict = counted.some(({ status }) => status === 'fail')
    ? 'fail'
    : counted.length > 0 && counted.every(({ status }) => status === 'pass')
      ? 'pass'
      : 'inconclusive';
  return {
    schema: 1,
    lab: parts.lab,
    submission: parts.submission,
    seed: parts.seed,
    verdict,
    score: verdict === 'inconclusive' ? null : scaledScore(checks),
    maxScore: sum(checks.map(({ maxScore }) => maxScore)),
    durationMs: Math.round(parts.durationMs),
    trace: parts.trace,
    settled,
    notes: [...notes, ...leftOutNote(checks)].map((note) => say(note, parts.language)),
    checks,
  };
}

/** The points of what could be checked, as a part of all points: what was left out counts as well as the rest went. */
function scaledScore(checks: readonly CheckResult[]): number {
  const counted = checks.filter((check) => !check.leftOut);
  const score = sum(counted.map((check) => check.score));
  const most = sum(counted.map(({ maxScore }) => maxScore));
  if (counted.length === checks.length || most === 0) return score;
  const all = sum(checks.map(({ maxScore }) => maxScore));
  return Math.round(((score * all) / most) * 100) / 100;
}

/** Says openly that some points were not given for what they stand for. */
function leftOutNote(checks: readonly CheckResult[]): readonly Message[] {
  const left = checks.filter((check) => check.leftOut);
  if (left.length === 0) return [];
  const points = sum(left.map(({ maxScore }) => maxScore));
  return [message('note.left-out', { titles: left.map(({ title }) => title), points })];
}

/** @param titles of checks, by their ids: sentences name a check by its title */
function checkResult(
  decision: Decision,
  titles: ReadonlyMap<string, string>,
  language: Language,
): CheckResult {
  const { check, status, cause, blame, evidence, run, cast } = decision;
  const text = (value: Message | null): string | null =>
    value === null ? null : say(withTitle(value, titles), language);
  const actual = text(decision.actual);
  return {
    id: check.id,
    step: check.step,
    title: check.title[language],
    status,
    score: status === 'pass' ? check.points : 0,
    maxScore: check.points,
    ...(decision.leftOut ? { leftOut: true } : {}),
    cause,
    blame,
    message: text(decision.message),
    expected: text(decision.expected),
    actual,
    // Of several programs that come from one file the same is to be said.
    why: decision.why.map((line) => say(line, language)).filter((line) => line !== actual),
    hint: cause === null ? null : (hintsOf(cause, check, language)[0] ?? null),
    evidence,
    run,
    cast,
  };
}

/** A message with a check's title in place of its id. */
function withTitle({ id, params }: Message, titles: ReadonlyMap<string, string>): Message {
  const title = typeof params.check === 'string' ? titles.get(params.check) : undefined;
  return title === undefined ? { id, params } : { id, params: { ...params, check: title } };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
