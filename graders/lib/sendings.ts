import { type Message, message } from '../../src/model/message.ts';
import type { DatagramCounts, HeardRecord, RunTrace } from '../../src/model/trace.ts';
import type { Failure } from '../../src/model/verdict.ts';
import { endOfTurn, isInBurst, movesOf, type SayRecord, saysIn } from '../../src/trace/queries.ts';
import { grownBy } from './grown-by.ts';
import { whyNotRead } from './typed.ts';
import { fail } from './verdicts.ts';

/** A line typed at a sender, and the datagrams that probes caught for it. */
export interface Sending {
  readonly say: SayRecord;
  readonly datagrams: readonly HeardRecord[];
  /** What the kernel counted meanwhile; null where it does not count. */
  readonly counts: DatagramCounts | null;
}

export function sendingsOf(trace: RunTrace, from: string, parts: readonly string[]): readonly Sending[] {
  return saysIn(trace, parts)
    .filter((say) => say.role === from)
    .map((say) => {
      const end = endOfTurn(trace, say);
      const datagrams = trace.events.filter(
        (event): event is HeardRecord =>
          event.kind === 'heard' && event.via !== 'tcp' && event.move >= say.move && event.move < end,
      );
      const counts = countsBetween(trace, say.move, end);
      // The counts include what probes answered, which the sender has not sent.
      const answered = datagrams.reduce((sum, datagram) => sum + (datagram.answered ?? 0), 0);
      return { say, datagrams, counts: counts && { ...counts, sent: counts.sent - answered } };
    });
}

/**
 * The datagrams that carry the line: those that contain its text, or all of them, where a sender encodes it in its own
 * way.
 */
export function carriers({ say, datagrams }: Sending): readonly HeardRecord[] {
  const plain = datagrams.filter(({ text }) => text.includes(say.text));
  return plain.length > 0 ? plain : datagrams;
}

/** How the kernel's counters grew from before one move to before another. */
function countsBetween(trace: RunTrace, from: number, to: number): DatagramCounts | null {
  const settled = trace.events.filter((event) => event.kind === 'settled');
  const before = settled.findLast(({ move }) => move < from)?.datagrams;
  const after = settled.findLast(({ move }) => move < to)?.datagrams;
  if (!before || !after) return null;
  return {
    sent: after.sent - before.sent,
    multicast: after.multicast - before.multicast,
    ignored: after.ignored - before.ignored,
    refused: after.refused - before.refused,
    received: null,
    left: grownBy(before.left, after.left),
    looped: grownBy(before.looped, after.looped),
  };
}

/** The least share of its bytes into which any encoding can put a made-up text. */
const LEAST_PART = 1 / 3;

/**
 * Datagrams of a sender that never sends what is typed at it: from a long line on, probes have heard too few bytes to
 * contain it, in any encoding. Null where no long line was typed, or where one may be in them.
 */
export function strangeDatagrams(trace: RunTrace, from: string): readonly HeardRecord[] | null {
  const heard = trace.events.filter(
    (event): event is HeardRecord => event.kind === 'heard' && event.via !== 'tcp',
  );
  const long = movesOf(trace).filter(
    (move): move is SayRecord => move.do === 'say' && move.role === from && move.textKind === 'long',
  );
  const couldHold = long.some((say) => {
    const bytes = heard.reduce((sum, event) => (event.move >= say.move ? sum + event.bytes : sum), 0);
    return bytes >= Buffer.byteLength(say.text) * LEAST_PART;
  });
  const isShown = movesOf(trace).some(
    (move) => move.do === 'say' && heard.some(({ text }) => text.includes(move.text)),
  );
  const isAnswered = new Set(heard.map(({ text }) => text)).size === 1 && answersEveryLine(trace, from);
  return long.length === 0 || heard.length === 0 || couldHold || isShown || isAnswered ? null : heard;
}

/** Whether a sender sends one datagram for each line: then all of them have the same text. */
function answersEveryLine(trace: RunTrace, from: string): boolean {
  const parts = [...new Set(movesOf(trace).map(({ part }) => part))];
  return sendingsOf(trace, from, parts)
    .filter(({ say }) => !isInBurst(trace, say))
    .every(({ datagrams }) => datagrams.length === 1);
}

/** The failure of a sender that sends something else than what is typed at it. */
export function neverSent(
  trace: RunTrace,
  say: SayRecord,
  expected: Message,
  strange: readonly HeardRecord[],
): Failure {
  const about = { role: say.role, from: say.role, text: say.text };
  const [first] = strange;
  return fail('never-sent', {
    blame: [say.role],
    expected,
    actual: message('actual.sent-others', { ...about, times: strange.length, seen: first?.text ?? '' }),
    why: whyNotRead(trace, say) ?? [],
    evidence: [say.n, ...(first ? [first.n] : [])],
    params: about,
  });
}
