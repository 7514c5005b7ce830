import { type Endpoint, isReceiver } from '../../src/model/endpoint.ts';
import { getOrMake } from '../../src/model/memo.ts';
import type { RunTrace, TraceRole, WireRecord } from '../../src/model/trace.ts';
import { endOfTurn, type SayRecord, saysIn } from '../../src/trace/queries.ts';

/** A line, or several that were typed quickly, and the packets that were sent for it. */
export interface WireTurn {
  readonly say: SayRecord;
  readonly lines: number;
  readonly sent: readonly WireRecord[];
  /** Packets that may be the role's, though their sender is not known: it was gone too soon. */
  readonly unattributed: readonly WireRecord[];
}

/** Whose lines are judged, and where. */
export interface Asked {
  readonly parts: readonly string[];
  /** The roles at which they are typed: the sender itself, or others for whom it sends. */
  readonly of: readonly string[];
}

/** The turns of a role, with what was sent in each over a transport. */
export function turnsOf(
  trace: RunTrace,
  role: TraceRole,
  by: Endpoint['transport'],
  { parts, of }: Asked,
): readonly WireTurn[] {
  const wire = trace.events.filter((event) => event.kind === 'wire');
  const turns = new Map<number, SayRecord[]>();
  for (const say of saysIn(trace, parts)) {
    if (!of.includes(say.role) || !say.done) continue;
    const end = endOfTurn(trace, say);
    getOrMake(turns, end, (): SayRecord[] => []).push(say);
  }
  const alone = speaksAlone(trace, role);
  return [...turns].flatMap(([end, says]): WireTurn[] => {
    const [say] = says;
    if (!say) return [];
    const inTurn = wire.filter(({ move, transport }) => {
      return move >= say.move && move < end && transport === by;
    });
    const sent = inTurn.filter(({ by }) => by === role.id || (by === null && alone));
    const unattributed = inTurn.filter(({ by }) => by === null && !alone);
    return [{ say, lines: says.length, sent, unattributed }];
  });
}

/** Whether nobody else in a run sends anything: all others are probes that only listen. */
export function speaksAlone({ run }: RunTrace, role: TraceRole): boolean {
  return run.roles.every(
    (other) => other.id === role.id || (other.player.by === 'probe' && isReceiver(other, run.roles)),
  );
}
