import type { Cause, CauseSentence } from '../../src/model/cause.ts';
import type { GraderParam } from '../../src/model/lab.ts';
import { type Message, message, messageOf } from '../../src/model/message.ts';
import type { Failure, Verdict } from '../../src/model/verdict.ts';

/** The claim holds. */
export function pass(evidence: readonly number[] = []): Verdict {
  return { status: 'pass', evidence };
}

/** The claim holds because something has not come. */
export function passByAbsence(evidence: readonly number[] = []): Verdict {
  return { status: 'pass', evidence, byAbsence: true };
}

/** The run does not decide the claim. */
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

/** The claim does not hold; the cause's own sentence is the message. */
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

/** A failure with all roles that fail in the same way, and with errors printed by those that fail in another way. */
export function togetherFailed(first: Failure, failures: readonly Failure[]): Failure {
  const blame = failures.filter(({ cause }) => cause === first.cause).flatMap((failure) => failure.blame);
  return {
    ...first,
    blame,
    message: { ...first.message, params: { ...first.message.params, roles: blame } },
    why: [...first.why, ...failures.filter((failure) => failure.cause !== first.cause).flatMap(wordsOf)],
  };
}

/** What a program that fails in another way printed about that. */
function wordsOf({ actual: { params }, blame }: Failure): readonly Message[] {
  const { error } = params;
  return error === undefined || error === '' ? [] : [message('why.printed', { role: blame, error })];
}

/** A parameter that is one role in the lab file. */
export function roleParam(value: GraderParam | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** A parameter that is a number in the lab file, or missing. */
export function numberParam(value: GraderParam | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
