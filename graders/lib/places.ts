import { isGroup6, parseAddress6 } from '../../src/model/address-6.ts';
import type { Cause } from '../../src/model/cause.ts';
import { isReceiver, showEndpoint, showPort } from '../../src/model/endpoint.ts';
import { type Message, message } from '../../src/model/message.ts';
import type { PortFacts, RunTrace, SettledRecord, TraceRole } from '../../src/model/trace.ts';
import type { Failure } from '../../src/model/verdict.ts';
import { movesOf, roleOf, startOf, wasStopped } from '../../src/trace/queries.ts';
import { settledBefore, waitMessage, waitOf } from '../../src/trace/waits.ts';
import { networkIn } from './broadcasting.ts';
import { brokenLimit, firstExit } from './exits.ts';
import { added, growthAt, type PortGrowth } from './port-growth.ts';
import { refusedAtStart, WHILE_BINDING } from './refusals.ts';
import { fail } from './verdicts.ts';

/** Fails a server whose port is not bound when its start has settled. */
export function notListening(trace: RunTrace, role: TraceRole, expected: Message): Failure | null {
  if (role.verb !== 'listens' || role.player.by === 'probe') return null;
  const place = growthAt(trace, role);
  if (!place) return null;
  if (place.isBound)
    return inOtherVersion(role, place, expected) ?? deafToBroadcast(trace, role, place, expected);
  const { start, settled, name, ports } = place;
  const ended = firstExit(trace, [role], start.move + 1, expected) ?? brokenLimit(trace, role, expected);
  if (ended) return ended;
  const refused = refusedAtStart(trace, role, place, WHILE_BINDING, expected);
  if (refused) return refused;
  const [other = ''] = ports.others.filter(isChosen);
  const cause = other === '' ? withoutPort(trace, role) : strayCause(role, other);
  const params = { roles: [role.id], endpoint: name, other };
  return fail(cause, {
    blame: [role.id],
    expected,
    actual: message(other ? 'actual.listens-elsewhere' : 'actual.not-listening', params),
    // What it waits for shows what it does before it binds.
    why: other === '' ? waitsOf(settled, role) : [],
    evidence: [start.n, settled.n],
    params,
  });
}

/** Fails a server that listens on IPv4 alone, where the lab asks for IPv6. */
function inOtherVersion(role: TraceRole, place: PortGrowth, expected: Message): Failure | null {
  const { addresses } = place;
  const isBy6 = addresses.some((address) => address.includes(':'));
  if (!role.endpoint.version6 || addresses.length === 0 || isBy6) return null;
  return boundThere(role, place, 'wrong-address', expected);
}

/** Fails a receiver of broadcasts that has bound one address of its machine. */
function deafToBroadcast(
  trace: RunTrace,
  role: TraceRole,
  place: PortGrowth,
  expected: Message,
): Failure | null {
  const network = networkIn(trace);
  if (network === null || !isReceiver(role, trace.run.roles)) return null;
  if (!isDeaf(trace, place.addresses, network.broadcast)) return null;
  return boundThere(role, place, 'deaf-to-broadcast', expected);
}

/** Fails a port that is bound at addresses where it is of no use. */
function boundThere(
  { id, endpoint }: TraceRole,
  { start, settled, addresses }: PortGrowth,
  cause: 'wrong-address' | 'wrong-group' | 'deaf-to-broadcast',
  expected: Message,
): Failure {
  const params = { roles: [id], endpoint: showEndpoint(endpoint), other: addresses.join(', ') };
  return fail(cause, {
    blame: [id],
    expected,
    actual: message(cause === 'deaf-to-broadcast' ? 'actual.bound-to-one' : 'actual.wrong-address', params),
    evidence: [start.n, settled.n],
    params,
  });
}

/** Fails a receiver of broadcasts that has joined a group. */
export function joinedAGroup(trace: RunTrace, role: TraceRole, expected: Message): Failure | null {
  const joined = trace.run.isolation === 'none' ? null : groupJoinedBy(trace, role);
  if (joined === null) return null;
  const { start, settled, other } = joined;
  const params = { roles: [role.id], other };
  return fail('joins-a-group', {
    blame: [role.id],
    expected,
    actual: message('actual.joined-group', params),
    evidence: [start.n, settled.n],
    params,
  });
}

/** Why it cannot be told whether a receiver has joined a group: on the machine's own network others join groups, too. */
export function mayHaveJoined(trace: RunTrace, role: TraceRole): Message | null {
  const joined = trace.run.isolation === 'none' ? groupJoinedBy(trace, role) : null;
  return joined && message('inconclusive.somebody-joined', { other: joined.other });
}

/** A group with more members once a role has its place; null where there is none, or nobody tells. */
function groupJoinedBy(
  trace: RunTrace,
  role: TraceRole,
): (Pick<PortGrowth, 'start' | 'settled'> & { readonly other: string }) | null {
  const place = role.player.by === 'probe' ? null : growthAt(trace, role);
  const members = place?.ports.members ?? null;
  if (!place || members === null) return null;
  const { start, settled, before } = place;
  const [other] =
    Object.entries(members).find(([group, count]) => count > (before?.members?.[group] ?? 0)) ?? [];
  return other === undefined ? null : { start, settled, other };
}

/** Says what a program waits for before it has its place. */
function waitsOf(settled: SettledRecord, { id }: TraceRole): readonly Message[] {
  const wait = waitOf(settled, id);
  return wait ? [waitMessage(wait)] : [];
}

/**
 * What a role waits for, where the keyboard is part of it. Other waits explain nothing here: a program that has bound its
 * port waits for messages in any case.
 */
function keyboardOf(settled: SettledRecord, role: TraceRole): readonly Message[] {
  const waits = waitOf(settled, role.id)?.on ?? [];
  return waits.some((on) => on.for === 'keyboard') ? waitsOf(settled, role) : [];
}

/** Fails a receiver whose port is not bound, or that did not join its group, when its start had settled. */
export function notJoined(trace: RunTrace, role: TraceRole, expected: Message): Failure | null {
  // A role that is told of its groups later has none to join at its start.
  if (role.verb !== 'joins' || role.endpoint.range !== undefined || role.player.by === 'probe') return null;
  const place = growthAt(trace, role);
  if (!place) return null;
  const { start, settled, ports, before } = place;
  const params = { roles: [role.id], endpoint: showEndpoint(role.endpoint), other: '' };
  const evidence = [start.n, settled.n];
  if (!place.isBound) {
    const broken = brokenLimit(trace, role, expected);
    if (broken) return broken;
    const refused = refusedAtStart(trace, role, place, WHILE_BINDING, expected);
    if (refused) return refused;
    const [other = ''] = added(before?.others ?? [], ports.others).filter(isChosen);
    return fail(other === '' ? withoutPort(trace, role) : strayCause(role, other), {
      blame: [role.id],
      expected,
      actual: message(other === '' ? 'actual.not-bound' : 'actual.bound-elsewhere', { ...params, other }),
      why: other === '' ? waitsOf(settled, role) : [],
      evidence,
      params: { ...params, other },
    });
  }
  const { group } = role.endpoint;
  if (group !== null && isDeaf(trace, place.addresses, group))
    return boundThere(
      role,
      place,
      place.addresses.every(isGroup) ? 'wrong-group' : 'wrong-address',
      expected,
    );
  if (group === null || ports.members === null) return null;
  const joined = (facts: PortFacts | null): number => facts?.members?.[group] ?? 0;
  if (joined(ports) > joined(before)) return joinedAside(trace, role, place, expected);
  const elsewhere = Object.entries(ports.members).find(
    ([other, members]) => other !== group && members > (before?.members?.[other] ?? 0),
  );
  const refused = elsewhere ? null : refusedAtStart(trace, role, place, WHILE_BINDING, expected);
  if (refused) return refused;
  const other = elsewhere?.[0] ?? '';
  return fail(elsewhere ? 'wrong-group' : 'never-joined-group', {
    blame: [role.id],
    expected,
    actual: message(elsewhere ? 'actual.joined-elsewhere' : 'actual.not-joined', { ...params, other }),
    why: elsewhere ? [] : keyboardOf(settled, role),
    evidence,
    params: { ...params, other },
  });
}

/**
 * Fails a receiver that has joined on loopback, where nothing arrives that is sent to the network: it would hear only
 * because others have joined.
 */
function joinedAside(
  trace: RunTrace,
  role: TraceRole,
  { start, settled, ports, before }: PortGrowth,
  expected: Message,
): Failure | null {
  const group = role.endpoint.group ?? '';
  const grown = (facts: keyof Pick<PortFacts, 'members' | 'membersOnLoopback'>): number =>
    (ports[facts]?.[group] ?? 0) - (before?.[facts]?.[group] ?? 0);
  const last = trace.events.findLast((event) => event.kind === 'settled');
  const isSentToNetwork = (last?.datagrams?.left ?? 0) > 0;
  if (grown('membersOnLoopback') < grown('members') || !isSentToNetwork) return null;
  const params = { roles: [role.id], endpoint: showEndpoint(role.endpoint) };
  return fail('wrong-interface', {
    blame: [role.id],
    expected,
    actual: message('actual.joined-on-loopback', params),
    evidence: [start.n, settled.n],
    params,
  });
}

/** Whether an address is a multicast group's: 224.0.0.0/4, or ff00::/8. */
function isGroup(address: string): boolean {
  const words = parseAddress6(address);
  if (words !== null) return isGroup6(words);
  const first = Number(address.split('.')[0]);
  return address.includes('.') && first >= 224 && first < 240;
}

/** Whether a socket is bound where nothing arrives that is sent to the group: at one address of the machine's own. */
function isDeaf({ run }: RunTrace, addresses: readonly string[], group: string): boolean {
  if (run.isolation === 'none' || addresses.length === 0) return false;
  return addresses.every((address) => address !== '0.0.0.0' && address !== '::' && address !== group);
}

/** Fails a receiver that was a member of the group, and is not any more. */
export function leftGroup(
  trace: RunTrace,
  role: TraceRole,
  before: number,
  expected: Message,
): Failure | null {
  const { group } = role.endpoint;
  if (!isReceiver(role, trace.run.roles) || role.player.by === 'probe') return null;
  const settled = settledBefore(trace, before);
  if (!settled?.ports?.members) return null;
  const present = trace.run.roles.filter(
    (other) =>
      isReceiver(other, trace.run.roles) && startOf(trace, other.id) && !wasStopped(trace, other.id, before),
  );
  // Members are counted, not named: if one of several has left, it is not known which.
  const { members, bound } = settled.ports;
  const isThere = group === null ? bound.includes(showPort(role.endpoint)) : (members[group] ?? 0) > 0;
  if (isThere) return null;
  const params = { roles: [role.id], role: role.id, endpoint: showEndpoint(role.endpoint) };
  return fail('left-group', {
    blame: present.length === 1 ? [role.id] : [],
    expected,
    actual: message(group === null ? 'actual.left-port' : 'actual.left-group', params),
    evidence: [settled.n],
    params,
  });
}

/** From here on, systems give out ports to programs that ask for none in particular (RFC 6056, Linux: 32768). */
const GIVEN_OUT = 32_768;

/** Whether a program has probably chosen a port, and was not just given one. */
export function isChosen(name: string): boolean {
  return Number(name.slice(name.lastIndexOf(':') + 1)) < GIVEN_OUT;
}

/** The right number with the wrong transport is another mistake than a wrong number. */
function strayCause({ endpoint }: TraceRole, other: string): Cause {
  return other.startsWith(`${endpoint.transport}:`) ? 'wrong-port' : 'wrong-protocol';
}

function withoutPort(trace: RunTrace, role: TraceRole): Cause {
  return usesNoNetwork(trace, role) ? 'no-network' : 'never-listens';
}

/**
 * Whether a program was never seen to hold a socket that is bound or connected, which are those that the kernel lists.
 * A program that waits for a line which nobody has typed does not count, since it may be about to open one.
 */
export function usesNoNetwork(trace: RunTrace, { id }: TraceRole): boolean {
  const looks = trace.events.flatMap((event) => {
    const wait = event.kind === 'settled' ? waitOf(event, id) : undefined;
    return wait ? [wait] : [];
  });
  const isTypedAt = movesOf(trace).some((move) => move.do === 'say' && move.role === id);
  const mayYet = !isTypedAt && looks.some(({ on }) => on.some((what) => what.for === 'keyboard'));
  return looks.length > 0 && looks.every(({ sockets }) => sockets === 0) && !mayYet && !hasSent(trace, id);
}

/**
 * Whether a role has sent datagrams: they may have gone out through a socket that was closed at once and never seen.
 */
function hasSent(trace: RunTrace, role: string): boolean {
  const last = trace.events.findLast((event) => event.kind === 'settled');
  return roleOf(trace, role)?.verb === 'sends' && (last?.datagrams?.sent ?? 0) > 0;
}
