import type { Cause, CauseSentence } from '../../src/model/cause.ts';
import type { GraderParam } from '../../src/model/lab.ts';
import { type Message, message, messageOf } from '../../src/model/message.ts';
import type { Failure, Verdict } from '../../src/model/verdict.ts';

/** A claim that holds. */
export function pass(evidence: readonly number[] = []): Verdict {
  return { status: 'pass', evidence };
}

/** A claim that holds because something has not come. */
export function passByAbsence(evidence: readonly number[] = []): Verdict {
  return { status: 'pass', evidence, byAbsence: true };
}

/** A claim that the run does not decide. */
export function inconclusive(text: Message, evidence: readonly number[] = []): Verdict {
  return { status: 'inconclusive', message: text, evidence };
}

/** A claim that the run does not decide, since others would have to show it who are not there. */
export function leaveToOthers(text: Message, evidence: readonly number[]): Verdict {
  return { status: 'inconclusive', message: text, evidence, isLeftToOthers: true };
}

/** A claim that rests on what this machine does not offer. */
export function leaveOut(text: Message): Verdict {
  return { status: 'left-out', message: text, evidence: [] };
}

interface FailureParts {
  readonly blame?: readonly string[];
  readonly expected: Message;
  readonly actual: Message;
  readonly why?: readonly Message[];
  readonly evidence?: readonly number[];
  readonly params?: Message['params'];
  /** Id of the sentence, without `cause.`, where it is not the cause's own. */
  readonly text?: CauseSentence;
}

/** A claim that does not hold; the cause's own sentence is its message. */
export function fail(
  cause: Cause,
  { blame = [], expected, actual, why = [], evidence = [], params = {}, text = cause }: FailureParts,
): Failure {
  return {
    status: 'fail',
    cause,
    blame,
    message: messageOf(`cause.${text}`, { roles: blame, ...params }),
    expected,
    actual,
    why,
    evidence,
  };
}

/** A failure, with the roles that fail in the same way, and what those printed that fail in another. */
export function togetherFailed(first: Failure, failures: readonly Failure[]): Failure {
  const blame = failures.filter(({ cause }) => cause === first.cause).flatMap((failure) => failure.blame);
  return {
    ...first,
    blame,
    message: { ...first.message, params: { ...first.message.params, roles: blame } },
    why: [...first.why, ...failures.filter((failure) => failure.cause !== first.cause).flatMap(wordsOf)],
  };
}

/** What a program that fails in another way printed of it. */
function wordsOf({ actual: { params }, blame }: Failure): readonly Message[] {
  const { error } = params;
  return error === undefined || error === '' ? [] : [message('why.printed', { role: blame, error })];
}

/** A parameter that the lab file has as one role. */
export function roleParam(value: GraderParam | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** A parameter that the lab file has as a number, or may leave out. */
export function numberParam(value: GraderParam | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
