import type { CheckOutcome } from '../assessment/check-outcome.ts';
import type { Decision } from '../diagnosis/decision.ts';
import { hintsOf } from '../messages/hints.ts';
import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import type { Message } from '../model/message.ts';
import type { CheckDocument, CheckResult } from '../model/result.ts';
import { notesOnShown } from './shown-notes.ts';
import { leftOutNote, tallyOf } from './tally.ts';

export interface DocumentParts {
  readonly lab: string;
  readonly submission: string;
  readonly seed: number;
  readonly durationMs: number;
  readonly trace: string | null;
  /** The language of sentences; nothing else depends on it. */
  readonly language: Language;
}

/** The result document that other programs read. */
export function buildDocument(
  outcome: Pick<CheckOutcome, 'decisions' | 'settled' | 'notes' | 'due' | 'hidden' | 'notesFor'>,
  parts: DocumentParts,
): CheckDocument {
  const { decisions, settled, notes, due, hidden, notesFor } = outcome;
  const sayAll = (told: readonly Message[]): readonly string[] =>
    told.map((note) => say(note, parts.language));
  const titles = new Map(decisions.map(({ check }) => [check.id, check.title[parts.language]]));
  const checks = decisions.map((decision) => checkResult(decision, titles, parts.language));
  return {
    schema: 1,
    lab: parts.lab,
    submission: parts.submission,
    seed: parts.seed,
    ...tallyOf(checks),
    durationMs: Math.round(parts.durationMs),
    trace: parts.trace,
    settled,
    notes: sayAll([...notesOnShown(checks, hidden), ...notes, ...leftOutNote(checks)]),
    ...(hidden === undefined ? {} : { hidden }),
    ...(notesFor === undefined
      ? {}
      : {
          forStudents: {
            due: due ?? null,
            notes: {
              'before-due': sayAll(notesFor['before-due']),
              'after-due': sayAll(notesFor['after-due']),
            },
          },
        }),
    checks,
  };
}

/** @param titles of checks by id, since sentences name a check by its title */
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
    ...(check.shown === undefined ? {} : { shown: check.shown }),
    cause,
    blame,
    message: text(decision.message),
    expected: text(decision.expected),
    actual,
    // Programs that come from one file would repeat the same reason.
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
