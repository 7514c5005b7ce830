import { type Message, message } from '../../src/model/message.ts';
import type { HeardRecord, RunTrace } from '../../src/model/trace.ts';
import type { Failure, Verdict } from '../../src/model/verdict.ts';
import { carriers, neverSent, type Sending, sendingsOf, strangeDatagrams } from './sendings.ts';
import { troubleOf } from './trouble.ts';
import { fail, inconclusive, pass } from './verdicts.ts';

/** Where a sender has to send to, and nowhere else. */
export interface Aim {
  readonly expected: Message;
  /** What is wrong with the destination of a datagram; null where it is right. */
  readonly stray: (datagram: HeardRecord) => Pick<Failure, 'cause' | 'actual'> | null;
  /** The failure for a line that no probe caught. */
  readonly uncaught: (sending: Sending, all: readonly Sending[]) => Failure;
  /** Says that a line went elsewhere too. */
  readonly tooMany: (about: { readonly role: string; readonly text: string }, times: number) => Message;
}

/** Judges whether a sender sends each line of some parts there, and nowhere else. */
export function sentThere(
  trace: RunTrace,
  from: string,
  parts: readonly string[],
  { expected, stray, uncaught, tooMany }: Aim,
): Verdict {
  const evidence: number[] = [];
  const strange = strangeDatagrams(trace, from);
  const sendings = sendingsOf(trace, from, parts);
  for (const sending of sendings) {
    const { say, counts, datagrams } = sending;
    const caught = carriers(sending);
    if (strange !== null) return neverSent(trace, say, expected, strange);
    if (caught.length === 0)
      return troubleOf(trace, [from], say.move + 1, expected) ?? uncaught(sending, sendings);
    const params = { role: from, text: say.text };
    for (const datagram of caught) {
      const wrong = stray(datagram);
      if (wrong)
        return fail(wrong.cause, {
          blame: [from],
          expected,
          actual: wrong.actual,
          evidence: [say.n, datagram.n],
          params,
        });
    }
    const seen = [say.n, ...caught.map(({ n }) => n)];
    if (counts !== null && counts.sent > datagrams.length)
      return fail('sent-elsewhere-too', {
        blame: [from],
        expected,
        actual: tooMany(params, counts.sent),
        evidence: seen,
        params,
      });
    evidence.push(...seen);
  }
  return evidence.length > 0 ? pass(evidence) : inconclusive(message('inconclusive.never-said'));
}
