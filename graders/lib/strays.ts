import type { RunTrace, TraceRole, WireRecord } from '../../src/model/trace.ts';
import { atEachEndpoint, endOfTurn, type SayRecord, saysIn } from '../../src/trace/queries.ts';
import { partsOf } from './parts.ts';

/** Names are looked up there: a program's libraries do that, and not its author. */
const NAME_SERVICE = 53;

/** Something that left a role beside what was typed at it. */
export interface Stray {
  readonly record: WireRecord;
  /** To a place, or by a way, that is not the lab's; or where nobody had it sent. */
  readonly why: 'elsewhere' | 'unasked';
}

/**
 * What left a role in some parts, and is not what it had to send: what goes to a place that the lab does not name, by whatever way; and
 * what goes the right way where nobody had it sent.
 * @param sent what is known to be of the role's sending
 * @param of who has it send by what is typed at them: the role itself, and others where the lab says so
 */
export function strayIn(
  trace: RunTrace,
  role: TraceRole,
  parts: readonly string[],
  sent: readonly WireRecord[],
  of: readonly string[],
): Stray | null {
  const moves = partsOf(trace, parts)?.moves;
  if (!moves) return null;
  const own = sent.filter(({ move, to }) => moves.has(move) && to.port !== NAME_SERVICE);
  const elsewhere = own.find((record) => !atEachEndpoint(role).some((at) => isOnWay(record, at, trace)));
  if (elsewhere) return { record: elsewhere, why: 'elsewhere' };
  const says = saysIn(trace, parts).filter((say) => of.includes(say.role) && say.done);
  const unasked = own.find(({ move }) => !says.some((say) => isInTurn(trace, say, move)));
  return unasked ? { record: unasked, why: 'unasked' } : null;
}

function isInTurn(trace: RunTrace, say: SayRecord, move: number): boolean {
  return move >= say.move && move < endOfTurn(trace, say);
}

/** Whether something goes where a role has its endpoint: to it, or from it to whoever has come there. */
function isOnWay(
  { transport, from, to }: WireRecord,
  { verb, endpoint }: TraceRole,
  { run }: RunTrace,
): boolean {
  if (transport !== endpoint.transport) return false;
  if (verb === 'listens' || verb === 'joins') return from.port === endpoint.port;
  if (to.port !== endpoint.port) return false;
  if (endpoint.group !== null) return to.address === endpoint.group;
  return verb === 'sends' || isServers(to.address, run);
}

/** Whether an address may be that of who listens: any of the one machine, or of another role's host. */
function isServers(address: string, { hosts, hosts6 = {} }: RunTrace['run']): boolean {
  return hosts === undefined || [...Object.values(hosts), ...Object.values(hosts6).flat()].includes(address);
}
