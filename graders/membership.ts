import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { type Message, message } from '../src/model/message.ts';
import { GROUPS, isOn } from '../src/model/network.ts';
import { fillIn } from '../src/model/template.ts';
import type { HostPortFacts, RunTrace, SettledRecord } from '../src/model/trace.ts';
import type { Failure } from '../src/model/verdict.ts';
import { settledBefore } from '../src/trace/waits.ts';
import { presentAt } from './lib/hearers.ts';
import { partsOf } from './lib/parts.ts';
import { isChosen } from './lib/places.ts';
import { troubleOf } from './lib/trouble.ts';
import { fail, inconclusive, numberParam, pass } from './lib/verdicts.ts';

/** The states that a membership may have to be in when some parts are over. */
const STATES = ['joined', 'left', 'none'] as const;

/**
 * The roles' memberships in a multicast group when some parts of the script are over: they have joined it and bound its
 * port, or have left it, or are members of no group yet.
 */
export const membership: Grader = {
  params: { of: 'roles', parts: 'parts', group: 'line', port: 'number', is: STATES },
  optional: ['group', 'port'],
  anyMove: true,
  grade: (trace, { params }) => {
    const within = partsOf(trace, listParam(params.parts));
    const group = typeof params.group === 'string' ? fillIn(params.group, trace.run.values ?? {}) : '';
    if (!within) return inconclusive(message('inconclusive.never-said'));
    if (group === null) return inconclusive(message('inconclusive.no-values'));
    const settled = settledBefore(trace, within.until);
    const roles = presentAt(trace, listParam(params.of), within.until - 1).filter(
      (id) => trace.run.roles.find((role) => role.id === id)?.player.by !== 'probe',
    );
    if (!settled || roles.length === 0) return inconclusive(message('inconclusive.never-said'));
    for (const role of roles) {
      const facts = factsOf(trace, settled, role);
      if (!facts?.members) return inconclusive(message('inconclusive.no-port-table'));
      const about: About = {
        role,
        group,
        port: numberParam(params.port, 0),
        facts,
        evidence: [settled.n],
        until: within.until,
      };
      // A role that was never a member can neither have left a group nor have waited to join one.
      if (params.is !== 'joined' && !wasMember(trace, role, group))
        return inconclusive(message('inconclusive.never-member', { role }));
      const failure =
        params.is === 'joined' ? notJoined(trace, about) : stillThere(about, params.is === 'none');
      if (failure) return failure;
    }
    return pass([settled.n]);
  },
};

/** Whether a role was ever a member of a group; of any group, where none is named. */
function wasMember(trace: RunTrace, role: string, group: string): boolean {
  return trace.events.some((event) => {
    if (event.kind !== 'settled') return false;
    const members = factsOf(trace, event, role)?.members ?? {};
    return group === '' ? Object.keys(members).length > 0 : (members[group] ?? 0) > 0;
  });
}

/** The port table of a role's machine. */
function factsOf({ run }: RunTrace, { ports }: SettledRecord, role: string): HostPortFacts | null {
  return ports?.byHost?.[role] ?? (run.hosts ? null : ports);
}

interface About {
  readonly role: string;
  readonly group: string;
  /** 0 for any. */
  readonly port: number;
  readonly facts: HostPortFacts;
  readonly evidence: readonly number[];
  readonly until: number;
}

function notJoined(trace: RunTrace, about: About): Failure | null {
  const { role, group, port, facts, evidence, until } = about;
  const endpoint = port === 0 ? `udp:${group}` : `udp:${group}:${port}`;
  const expected = message('expected.joined', { role, endpoint });
  const members = facts.members?.[group] ?? 0;
  const onLoopback = facts.membersOnLoopback?.[group] ?? 0;
  const name = `udp:${port}`;
  const addresses = facts.addresses.filter((_, index) => facts.bound[index] === name);
  const failure = (
    cause: 'wrong-port' | 'wrong-address' | 'wrong-group' | 'wrong-interface' | 'never-joined-group',
    actual: Message,
    other = '',
  ): Failure =>
    troubleOf(trace, [role], until, expected) ??
    fail(cause, {
      blame: [role],
      expected,
      actual,
      evidence,
      params: { roles: [role], role, endpoint, other },
    });
  const roles = [role];
  const elsewhere = Object.keys(facts.members ?? {}).find((other) => other !== group) ?? '';
  if (members === 0)
    return elsewhere === ''
      ? failure('never-joined-group', message('actual.not-joined', { roles }))
      : failure('wrong-group', message('actual.joined-elsewhere', { roles, other: elsewhere }), elsewhere);
  if (onLoopback === members)
    return failure('wrong-interface', message('actual.joined-on-loopback', { roles }));
  if (port === 0) return null;
  if (addresses.length === 0) {
    const other = facts.others.find((one) => one.startsWith('udp:') && isChosen(one)) ?? '';
    return failure(
      'wrong-port',
      message(other === '' ? 'actual.not-bound' : 'actual.bound-elsewhere', { roles, other }),
      other,
    );
  }
  const hears = addresses.some((one) => one === '0.0.0.0' || one === '::' || one === group || isOfGroup(one));
  return hears
    ? null
    : failure(
        'wrong-address',
        message('actual.bound-to-one', { roles, other: addresses.join(', ') }),
        addresses[0],
      );
}

/**
 * A socket bound to another group's address says nothing about this group, since another socket may be bound to that;
 * whether the role hears is another check's claim.
 */
function isOfGroup(address: string): boolean {
  return address.includes('.') && isOn(address, GROUPS);
}

function stillThere({ role, group, facts, evidence }: About, isBefore: boolean): Failure | null {
  const members = facts.members ?? {};
  const [other] = isBefore ? Object.keys(members) : (members[group] ?? 0) > 0 ? [group] : [];
  if (other === undefined) return null;
  const params = { roles: [role], role, other };
  return fail(isBefore ? 'joins-unasked' : 'keeps-membership', {
    blame: [role],
    expected: isBefore
      ? message('expected.no-membership', { role })
      : message('expected.membership-left', { role, group }),
    actual: message('actual.is-member', params),
    evidence,
    params,
  });
}
