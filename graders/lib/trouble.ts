import type { Message } from '../../src/model/message.ts';
import type { RunTrace, TraceRole } from '../../src/model/trace.ts';
import type { Failure } from '../../src/model/verdict.ts';
import { atEachEndpoint, isPresent } from '../../src/trace/queries.ts';
import { hungUp, notAccepted, notConnected } from './connections.ts';
import { firstExit } from './exits.ts';
import { leftGroup, notJoined, notListening } from './places.ts';
import { neverRests, stoppedItself } from './resting.ts';

/**
 * Trouble that by itself explains why roles did not do what was asked of them, the deepest first: nobody listens, a
 * program ended, a client never connected, somebody closed a connection, a receiver never joined.
 * @param roles the roles whose trouble counts; roles that they depend on are looked at too
 * @param before only what happened before this move counts
 * @returns null where the evidence names nobody
 */
export function troubleOf(
  trace: RunTrace,
  roles: readonly string[],
  before: number,
  expected: Message,
): Failure | null {
  const own = trace.run.roles.filter((role) => roles.includes(role.id) && isPresent(trace, role.id));
  const servers = trace.run.roles.filter(
    (role) => role.verb === 'listens' && own.some((other) => other.verb === 'connects'),
  );
  const involved = [...new Set([...servers, ...own])].filter((role) => role.player.by !== 'through');
  return (
    first(involved.flatMap(atEachEndpoint), (role) => notListening(trace, role, expected)) ??
    firstExit(trace, involved, before, expected) ??
    first(involved, (role) => notConnected(trace, role, expected)) ??
    first(servers.length > 0 ? trace.run.roles : [], (role) =>
      notConnectedBy(trace, role, servers, expected),
    ) ??
    hungUp(trace, involved, before, expected) ??
    first(own, (role) => notAccepted(trace, role, before, expected)) ??
    first(involved.flatMap(atEachEndpoint), (role) => notJoined(trace, role, expected)) ??
    first(own, (role) => leftGroup(trace, role, before, expected)) ??
    first(own, (role) => stoppedItself(trace, role, before, expected)) ??
    first(own, (role) => neverRests(trace, role, before, expected))
  );
}

function first(roles: readonly TraceRole[], look: (role: TraceRole) => Failure | null): Failure | null {
  for (const role of roles) {
    const failure = look(role);
    if (failure) return failure;
  }
  return null;
}

/** Another client that cannot connect because of the server: the server may wait for it for ever. */
function notConnectedBy(
  trace: RunTrace,
  role: TraceRole,
  servers: readonly TraceRole[],
  expected: Message,
): Failure | null {
  const failure = notConnected(trace, role, expected);
  return failure && servers.some(({ id }) => failure.blame.includes(id)) ? failure : null;
}
