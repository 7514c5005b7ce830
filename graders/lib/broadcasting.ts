import { showEndpoint } from '../../src/model/endpoint.ts';
import { type Message, message } from '../../src/model/message.ts';
import { type Network, parseNetwork } from '../../src/model/network.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import type { Failure } from '../../src/model/verdict.ts';
import { movesOf, roleOf } from '../../src/trace/queries.ts';
import { complaintIn } from './complaints.ts';
import { fail } from './verdicts.ts';

/** The network of a run; null where its trace does not say. */
export function networkIn({ run: { network } }: RunTrace): Network | null {
  return network === undefined ? null : parseNetwork(network);
}

/**
 * The error by which a sender of broadcasts shows that the system has refused to send in a move; null where it prints
 * none.
 */
export function refusalIn(trace: RunTrace, role: string, move: number): string | null {
  const said = complaintIn(trace, role, move);
  const isSender = roleOf(trace, role)?.endpoint.broadcast === true;
  return isSender && said?.kind === 'not-allowed' ? said.text : null;
}

/**
 * The failure of a program to which the system has refused sending to everybody, because it has not asked for
 * permission. It explains why nothing has gone out: call this only where nothing has.
 * @param move the move in which it should have sent
 */
export function wasRefusedToSend(
  trace: RunTrace,
  role: string,
  move: number,
  expected: Message,
): Failure | null {
  const { endpoint } = roleOf(trace, role) ?? {};
  const error = refusalIn(trace, role, move);
  if (!endpoint || error === null) return null;
  const at = movesOf(trace).find((one) => one.move === move);
  return fail('broadcast-not-allowed', {
    blame: [role],
    expected,
    actual: message('actual.not-allowed', { error }),
    evidence: at ? [at.n] : [],
    params: { role, roles: [role], error, endpoint: showEndpoint(endpoint) },
  });
}
