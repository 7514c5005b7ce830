import type { Cause, CauseSentence } from '../../src/model/cause.ts';
import { showEndpoint } from '../../src/model/endpoint.ts';
import { type Message, message } from '../../src/model/message.ts';
import type { RunTrace, TraceRole } from '../../src/model/trace.ts';
import { unreachable } from '../../src/model/unreachable.ts';
import type { Failure } from '../../src/model/verdict.ts';
import { type Complaint, complaintIn } from './complaints.ts';
import type { ErrorKind } from './error-kinds.ts';
import { isOwnAddress } from './own-address.ts';
import { fail } from './verdicts.ts';

/** Errors that can keep a program from its port or its group. */
export const WHILE_BINDING: readonly ErrorKind[] = ['address-in-use', 'no-such-address', 'no-such-device'];
/** Errors that can keep a client from its connection. */
export const WHILE_CONNECTING: readonly ErrorKind[] = [
  'refused',
  'unreachable',
  'unknown-host',
  'no-such-address',
];

/** The cause for an error of the network, by the kind of system error; null for other errors. */
export function refusalCause(
  { run }: RunTrace,
  { endpoint }: TraceRole,
  { kind, target }: Complaint,
): Cause | null {
  const isMulticast = endpoint.group !== null;
  switch (kind) {
    case 'address-in-use':
      return 'address-in-use';
    case 'no-such-address':
      return isMulticast ? 'wrong-interface' : 'wrong-address';
    case 'no-such-device':
      return isMulticast ? 'wrong-interface' : null;
    case 'unreachable':
    case 'unknown-host':
      return 'wrong-address';
    case 'reset':
      return 'connection-reset';
    case 'refused':
      if (target === null) return 'connection-refused';
      if (target.port !== endpoint.port) return 'wrong-port';
      return isOwnAddress(run, target.address, endpoint) ? 'connection-refused' : 'wrong-address';
    case 'not-allowed':
      return endpoint.broadcast ? 'broadcast-not-allowed' : null;
    // A syntax error has nothing to do with the network.
    case 'syntax':
    case null:
      return null;
    default:
      return unreachable(kind);
  }
}

/** The sentence for an address that the system refused, where that means more than an address where nobody is. */
export function addressText({ kind, target }: Complaint): { readonly text?: CauseSentence } {
  if (kind === 'unreachable') return { text: 'unreachable' };
  if (kind === 'unknown-host') return { text: 'unknown-host' };
  return kind === 'no-such-address' || target === null ? { text: 'no-such-address' } : {};
}

/**
 * Why a program that goes on did not get what it should have after its start, in its own words. They explain what the
 * kernel shows, and never replace it: call this only where the port, group or connection is missing.
 * @returns null where it printed no such error in that move
 */
export function refusedAtStart(
  trace: RunTrace,
  role: TraceRole,
  at: {
    readonly start: { readonly n: number; readonly move: number };
    readonly settled: { readonly n: number };
  },
  kinds: readonly ErrorKind[],
  expected: Message,
): Failure | null {
  const said = role.player.by === 'probe' ? null : complaintIn(trace, role.id, at.start.move);
  if (!said || said.kind === null || !kinds.includes(said.kind)) return null;
  const cause = refusalCause(trace, role, said);
  if (cause === null) return null;
  const params = {
    roles: [role.id],
    role: role.id,
    error: said.text,
    endpoint: showEndpoint(role.endpoint),
    other: said.target?.text ?? '',
  };
  return fail(cause, {
    blame: [role.id],
    ...(cause === 'wrong-address' ? addressText(said) : {}),
    expected,
    actual: message('actual.error-while-living', params),
    evidence: [at.start.n, at.settled.n],
    params,
  });
}
