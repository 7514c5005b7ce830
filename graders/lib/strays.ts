import type { RunTrace, TraceRole, WireRecord } from '../../src/model/trace.ts';
import { atEachEndpoint, endOfTurn, type SayRecord, saysIn } from '../../src/trace/queries.ts';
import { partsOf } from './parts.ts';

/** The port for looking up names, which a program's libraries do, and not its author. */
const NAME_SERVICE = 53;

/** Something that left a role and was not the sending of a line. */
export interface Stray {
  readonly record: WireRecord;
  /** It went to a place, or by a way, that is not the lab's; or nobody had it sent. */
  readonly why: 'elsewhere' | 'unasked';
}

/**
 * What left a role in some parts, and is not what it had to send: packets to a place that the lab does not name, by
 * whatever way, and packets that go the right way though nobody had them sent.
 * @param sent what is known to belong to the role's lines
 * @param of the roles whose typed lines it sends: itself, and others where the lab says so
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

/** Whether a packet goes to a role's endpoint, or from there to somebody who has come to it. */
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

/** Whether an address may be that of a role that listens: any of the one machine, or one of another role's host. */
function isServers(address: string, { hosts, hosts6 = {} }: RunTrace['run']): boolean {
  return hosts === undefined || [...Object.values(hosts), ...Object.values(hosts6).flat()].includes(address);
}
