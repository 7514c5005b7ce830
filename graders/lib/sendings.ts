import type { DatagramCounts, HeardRecord, RunTrace } from '../../src/model/trace.ts';
import { endOfTurn, type SayRecord, saysIn } from '../../src/trace/queries.ts';
import { grownBy } from './grown-by.ts';

/** A line typed at a sender, and the datagrams that probes caught in answer. */
export interface Sending {
  readonly say: SayRecord;
  readonly datagrams: readonly HeardRecord[];
  /** What the kernel counted meanwhile; null where it does not tell. */
  readonly counts: DatagramCounts | null;
}

export function sendingsOf(trace: RunTrace, from: string, parts: readonly string[]): readonly Sending[] {
  return saysIn(trace, parts)
    .filter((say) => say.role === from)
    .map((say) => {
      const end = endOfTurn(trace, say);
      return {
        say,
        datagrams: trace.events.filter(
          (event): event is HeardRecord =>
            event.kind === 'heard' && event.via !== 'tcp' && event.move >= say.move && event.move < end,
        ),
        counts: countsBetween(trace, say.move, end),
      };
    });
}

/**
 * The datagrams that carry the line: those that hold its text, or, where a sender writes it in a way of its own,
 * all of them.
 */
export function carriers({ say, datagrams }: Sending): readonly HeardRecord[] {
  const plain = datagrams.filter(({ text }) => text.includes(say.text));
  return plain.length > 0 ? plain : datagrams;
}

/** How the kernel's counters grew from before a move to before another. */
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
