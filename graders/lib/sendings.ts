import type { HeardRecord, RunTrace } from '../../src/model/trace.ts';
import { endOfTurn, type SayRecord, saysIn } from '../../src/trace/queries.ts';

/** A line typed at a sender, and the datagrams that probes caught in answer. */
export interface Sending {
  readonly say: SayRecord;
  readonly datagrams: readonly HeardRecord[];
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
