import { type Message, message } from '../../src/model/message.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import type { Failure } from '../../src/model/verdict.ts';
import { circleOf, settledBefore, waitMessage } from '../../src/trace/waits.ts';
import { fail } from './verdicts.ts';

interface Facts {
  readonly expected: Message;
  readonly actual: Message;
  readonly evidence: readonly number[];
  readonly params: Message['params'];
}

/**
 * Fails roles that wait for each other in a circle, if they are among those that a claim is about: that explains
 * everything else.
 */
export function inCircle(
  trace: RunTrace,
  roles: readonly string[],
  before: number,
  facts: Facts,
): Failure | null {
  const settled = settledBefore(trace, before);
  const circle = circleOf(settled);
  if (!settled || !circle || !roles.every((role) => circle.includes(role))) return null;
  const waits = (settled.waits ?? []).filter(({ role }) => circle.includes(role));
  return fail('deadlock', {
    ...facts,
    params: { ...facts.params, members: circle },
    why: [circleMessage(circle), ...waits.map(waitMessage)],
    evidence: [...facts.evidence, settled.n],
  });
}

/** The circle, with its first member again at its end. */
export function circleMessage(circle: readonly string[]): Message {
  return message('why.deadlock', { circle: [...circle, ...circle.slice(0, 1)].join(' → ') });
}
