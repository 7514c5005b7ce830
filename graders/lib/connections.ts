import type { Cause } from '../../src/model/cause.ts';
import { type Endpoint, isReceiver, showEndpoint, showPort } from '../../src/model/endpoint.ts';
import { type Message, message } from '../../src/model/message.ts';
import type { PortFacts, ProbeRecord, RunTrace, SettledRecord, TraceRole } from '../../src/model/trace.ts';
import type { Failure } from '../../src/model/verdict.ts';
import { exitOf, movesOf, settledOf, startOf, wasStopped } from '../../src/trace/queries.ts';
import { settledBefore, waitMessage, waitOf } from '../../src/trace/waits.ts';
import { isOwnAddress } from './own-address.ts';
import { usesNoNetwork } from './places.ts';
import { refusedAtStart, WHILE_CONNECTING } from './refusals.ts';
import { fail } from './verdicts.ts';

/** Fails a client that had no connection when its start had settled. */
export function notConnected(trace: RunTrace, role: TraceRole, expected: Message): Failure | null {
  if (role.verb !== 'connects' || role.endpoint.transport !== 'tcp') return null;
  const start = startOf(trace, role.id);
  const settled = start && settledOf(trace, start.move);
  if (!start || !settled || isConnected(settled) !== false) return null;
  const isProbe = role.player.by === 'probe';
  const failed = trace.events.some(
    (event) => event.kind === 'probe' && event.role === role.id && event.event === 'failed',
  );
  if (isProbe && !failed) return null;
  const endpoint = showEndpoint(role.endpoint);
  const evidence = [start.n, settled.n];
  const server = trace.run.roles.find(({ verb, player }) => verb === 'listens' && player.by !== 'probe');
  const fault = server ? serverFault(trace, settled, role.endpoint) : null;
  if (server && fault) {
    const params = { roles: [server.id], endpoint, other: settled.ports?.addresses.join(', ') ?? '' };
    const actual = message(`actual.${fault}`, params);
    return fail(fault, { blame: [server.id], expected, actual, evidence, params });
  }
  const refused = refusedAtStart(trace, role, { start, settled }, WHILE_CONNECTING, expected);
  if (refused) return refused;
  const wait = waitOf(settled, role.id);
  const params = { roles: [role.id], role: role.id, endpoint };
  return fail(isProbe ? 'never-connects' : clientCause(trace, role, settled), {
    blame: isProbe ? [] : [role.id],
    expected,
    actual: message('actual.not-connected', params),
    why: wait && !isProbe ? [waitMessage(wait)] : [],
    evidence,
    params,
  });
}

/** The failure of a server to which nobody can connect: it listens no more, or at a place where nobody looks. */
function serverFault(
  trace: RunTrace,
  { ports }: SettledRecord,
  endpoint: Endpoint,
): 'stops-listening' | 'wrong-address' | null {
  if (!ports) return null;
  if (!ports.bound.includes(showPort(endpoint))) return 'stops-listening';
  return isOutOfReach(trace, ports, endpoint) ? 'wrong-address' : null;
}

/** Whether the port is bound only at addresses to which the host's name does not resolve. */
function isOutOfReach({ run }: RunTrace, { addresses }: PortFacts, endpoint: Endpoint): boolean {
  return (
    run.isolation !== 'none' &&
    addresses.length > 0 &&
    !addresses.some((address) => isOwnAddress(run, address, endpoint))
  );
}

/** Fails where a client's connection was not accepted by the end of a turn. */
export function notAccepted(
  trace: RunTrace,
  role: TraceRole,
  before: number,
  expected: Message,
): Failure | null {
  const settled = settledBefore(trace, before);
  if (role.verb !== 'connects' || !settled) return null;
  const isPending =
    waitOf(settled, role.id)?.pending === true && !isHeld(trace, settled.move, roleListening(trace));
  if (!isPending) return null;
  const server = roleListening(trace);
  const wait = waitOf(settled, server);
  const params = { role: role.id, server, roles: [server] };
  return fail('not-accepted', {
    expected,
    actual: message('actual.not-accepted', params),
    why: wait ? [waitMessage(wait)] : [],
    evidence: [settled.n],
    params,
  });
}

function roleListening(trace: RunTrace): string {
  return trace.run.roles.find(({ verb }) => verb === 'listens')?.id ?? '';
}

/** Whether the harness held a role when a move settled. */
function isHeld(trace: RunTrace, move: number, role: string): boolean {
  const last = movesOf(trace).findLast(
    (other) =>
      other.move <= move &&
      other.role === role &&
      (other.do === 'pause' || other.do === 'resume') &&
      other.done,
  );
  return last?.do === 'pause';
}

/** Whether a start brought a connection; null where the platform does not show it. */
export function isConnected(settled: SettledRecord): boolean | null {
  if (!settled.ports || !settled.portsBefore) return null;
  return settled.ports.connections > settled.portsBefore.connections;
}

/** Why a client has no connection, from what the kernel counted while it tried. */
function clientCause(trace: RunTrace, role: TraceRole, settled: SettledRecord): Cause {
  const before = settledBefore(trace, settled.move);
  const grew = (count: 'refused' | 'unroutable'): boolean =>
    (settled.traffic?.[count] ?? 0) > (before?.traffic?.[count] ?? 0);
  if (grew('unroutable')) return 'wrong-address';
  if (grew('refused')) return 'connection-refused';
  return usesNoNetwork(trace, role) ? 'no-network' : 'never-connects';
}

/** Fails a program that closes its connection and goes on, while the connection is still needed. */
export function hungUp(
  trace: RunTrace,
  roles: readonly TraceRole[],
  before: number,
  expected: Message,
): Failure | null {
  const closed = trace.events.find(
    (event): event is ProbeRecord =>
      event.kind === 'probe' &&
      event.event === 'closed' &&
      event.move < before &&
      roles.some(({ id }) => id === event.role) &&
      !wasStopped(trace, event.role, event.move + 1) &&
      !isClosedByScript(trace, event),
  );
  const ended = trace.events.find((event) => event.kind === 'end');
  if (closed && (!ended || closed.n < ended.n)) {
    const other = closerOf(trace, roles, closed.role);
    if (other && !exitOf(trace, other.id)) return hangUp(other, closed.n, expected);
  }
  const moves = movesOf(trace).filter(({ move }) => move < before);
  // A role that only receives broadcasts has no connection.
  const connected = roles.filter((role) => role.verb !== 'listens' || !isReceiver(role, trace.run.roles));
  for (const { move, do: act } of moves) {
    // A program whose partner is ended by the script may close its end.
    if (act === 'stop' || act === 'end' || act === 'signal' || act === 'close') return null;
    const settled = settledOf(trace, move);
    const earlier = settledBefore(trace, move);
    const fewer = connected.filter(({ id }) => {
      const now = waitOf(settled, id);
      return now !== undefined && now.sockets < (waitOf(earlier, id)?.sockets ?? 0);
    });
    const [only] = fewer;
    if (only && fewer.length === 1 && settled && !hasExit(trace, move))
      return hangUp(only, settled.n, expected);
  }
  return null;
}

/** Whether the script has had a probe close its connections: then no program closed them. */
function isClosedByScript(trace: RunTrace, { role, move }: ProbeRecord): boolean {
  const isServer = trace.run.roles.find(({ id }) => id === role)?.verb === 'listens';
  const last = movesOf(trace).findLast(
    (other) => other.role === role && other.move <= move && (other.do === 'close' || other.do === 'start'),
  );
  // A role that listens gets other connections later.
  return last?.do === 'close' && (!isServer || last.move === move);
}

/** The role at the other end of a probe's connection. */
function closerOf(trace: RunTrace, roles: readonly TraceRole[], probe: string): TraceRole | undefined {
  const verb = trace.run.roles.find(({ id }) => id === probe)?.verb === 'listens' ? 'connects' : 'listens';
  return (roles.length > 0 ? trace.run.roles : []).find(
    (role) => role.verb === verb && role.player.by === 'student',
  );
}

function hasExit(trace: RunTrace, move: number): boolean {
  return trace.events.some((event) => event.kind === 'exit' && event.move === move);
}

function hangUp({ id }: TraceRole, n: number, expected: Message): Failure {
  const params = { roles: [id] };
  return fail('connection-reset', {
    blame: [id],
    expected,
    actual: message('actual.hung-up', params),
    evidence: [n],
    params,
  });
}
