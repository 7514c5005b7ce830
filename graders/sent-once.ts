import type { Cause } from '../src/model/cause.ts';
import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { type Message, message } from '../src/model/message.ts';
import type { HeardRecord, RunTrace } from '../src/model/trace.ts';
import type { Failure } from '../src/model/verdict.ts';
import { movesOf, roleOf, type SayRecord } from '../src/trace/queries.ts';
import { wasRefusedToSend } from './lib/broadcasting.ts';
import { inPieces } from './lib/pieces.ts';
import { carriers, neverSent, type Sending, sendingsOf, strangeDatagrams } from './lib/sendings.ts';
import { troubleOf } from './lib/trouble.ts';
import { whyNotRead } from './lib/typed.ts';
import { fail, inconclusive, pass, roleParam } from './lib/verdicts.ts';

/** A sender sends each line once, wherever it sends it to: as many datagrams as lines, with different texts. */
export const sentOnce: Grader = {
  params: { from: 'role', parts: 'parts' },
  grade: (trace, { params }) => {
    const from = roleParam(params.from);
    const evidence: number[] = [];
    const bodies: string[] = [];
    const strange = strangeDatagrams(trace, from);
    for (const sending of sendingsOf(trace, from, listParam(params.parts))) {
      const { say } = sending;
      const caught = carriers(sending);
      const expected = message('expected.sent-once', { role: from, text: say.text });
      if (strange !== null) return neverSent(trace, say, expected, strange);
      const again = sentAgain(trace, sending);
      const about = { role: from, text: say.text, times: caught.length + again.length };
      if (caught.length === 0) {
        // Where it went is another check's claim.
        if (sending.counts?.sent === 1) {
          evidence.push(say.n);
          continue;
        }
        return (
          troubleOf(trace, [from], say.move + 1, expected) ?? unsent(trace, sending, from, expected, again)
        );
      }
      // A broadcast to the whole network reaches both listeners for broadcasts.
      const copies = new Set(caught.map(({ via, channel }) => `${via}${channel}`)).size;
      if (
        again.length > 0 ||
        caught.length > copies ||
        (copies > 1 && new Set(caught.map(({ via }) => via)).size > 1) ||
        // Each of these is known to have been sent to one address only.
        (caught.length > 1 && caught.every(({ at }) => at !== undefined))
      )
        return fail(isFragmented(caught, say.text) ? 'splits-messages' : 'sends-twice', {
          blame: [from],
          expected,
          actual: message('actual.sent-times', about),
          evidence: [say.n, ...[...caught, ...again].map(({ n }) => n)],
          params: about,
        });
      const blank = sending.datagrams.filter(({ text }) => text.trim() === '');
      if (blank.length > 0)
        return fail('splits-messages', {
          blame: [from],
          expected,
          actual: message('actual.sent-times', { ...about, times: caught.length + blank.length }),
          evidence: [say.n, ...[...caught, ...blank].map(({ n }) => n)],
          params: about,
        });
      evidence.push(say.n, ...caught.map(({ n }) => n));
      bodies.push(...caught.map(({ text }) => text));
    }
    if (evidence.length === 0) return inconclusive(message('inconclusive.never-said'));
    if (bodies.length > 1 && new Set(bodies).size === 1)
      return fail('hard-coded', {
        blame: [from],
        expected: message('expected.typed-text', { role: from }),
        actual: message('actual.same-always', { seen: bodies[0] ?? '' }),
        evidence,
        params: { role: roleOf(trace, from)?.id ?? from },
      });
    return pass(evidence);
  },
};

/** Whether the datagrams together contain the line, and none of them does so alone. */
function isFragmented(caught: readonly HeardRecord[], text: string): boolean {
  return (
    !caught.some((record) => record.text.includes(text)) &&
    inPieces(
      caught.map((record) => record.text),
      text,
    )
  );
}

/** Datagrams with a line's text that went out later, with other lines. */
function sentAgain(trace: RunTrace, { say, datagrams }: Sending): readonly HeardRecord[] {
  return trace.events.filter(
    (event): event is HeardRecord =>
      event.kind === 'heard' &&
      event.text.includes(say.text) &&
      event.move > say.move &&
      !datagrams.includes(event),
  );
}

/** Whether a line that went out later shared a datagram with another line. */
function lateCause(trace: RunTrace, say: SayRecord, later: readonly HeardRecord[]): Cause {
  const others = movesOf(trace).filter(
    (move) => move.do === 'say' && move.role === say.role && move.text !== say.text,
  );
  const isMerged = later.some(({ text }) =>
    others.some((move) => move.do === 'say' && text.includes(move.text)),
  );
  return isMerged ? 'merges-messages' : 'sent-late';
}

/** The failure for a line that did not go out in its turn. */
function unsent(
  trace: RunTrace,
  { say, counts }: Sending,
  from: string,
  expected: Message,
  later: readonly HeardRecord[],
): Failure {
  const times = counts?.sent ?? 0;
  const refused =
    times === 0 && later.length === 0 ? wasRefusedToSend(trace, from, say.move, expected) : null;
  if (refused) return refused;
  const why = times === 0 ? whyNotRead(trace, say) : null;
  const about = { role: from, from, text: say.text, times };
  const missing = why ? 'stuck' : 'never-sent';
  const cause = times > 1 ? 'sends-twice' : later.length > 0 ? lateCause(trace, say, later) : missing;
  const seen = times > 1 ? 'actual.sent-times' : later.length > 0 ? 'actual.sent-late' : 'actual.never-sent';
  const evidence = [say.n, ...later.map(({ n }) => n)];
  return fail(cause, {
    blame: [from],
    expected,
    actual: message(seen, about),
    why: why ?? [],
    evidence,
    params: about,
  });
}
