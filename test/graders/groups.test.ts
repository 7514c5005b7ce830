import { describe, expect, it } from 'vitest';
import { byGroup } from '../../graders/by-group.ts';
import { delivery } from '../../graders/delivery.ts';
import { groupTold } from '../../graders/group-told.ts';
import { groupsApart } from '../../graders/groups-apart.ts';
import { membership } from '../../graders/membership.ts';
import { onWire } from '../../graders/on-wire.ts';
import type { GraderParam } from '../../src/model/lab.ts';
import type { HostPortFacts } from '../../src/model/trace.ts';
import { chat, claim, PROBE, role, TraceBuilder } from '../support/trace.ts';

const TOLD = '@ tenis 239.1.0.1:5006\n';

/** A server of groups with scripted clients, the first of which has made a group. */
function made(told = TOLD): TraceBuilder {
  return chat(2, { client1: PROBE, client2: PROBE })
    .say('client1', '/create tenis')
    .hears('client1', 'tcp', told);
}

describe('where a group is', () => {
  const asked = (params: Readonly<Record<string, GraderParam>> = {}) =>
    claim({
      by: ['server'],
      to: ['client1'],
      parts: ['main'],
      line: '@ tenis',
      range: '239.0.0.0/8',
      port: 5006,
      ...params,
    });

  it('is given by its address and port', () => {
    expect(groupTold.grade(made().build(), asked()).status).toBe('pass');
    expect(groupTold.grade(made('@ tenis 239.1.0.1:5006\r\n').build(), asked()).status).toBe('pass');
  });

  for (const [cause, told] of [
    ['group-not-told', 'halo\n'],
    ['group-not-told', '@ tenis -\n'],
    ['group-not-told', '@ tenisan 239.1.0.1:5006\n'],
    ['group-told-otherwise', '@ tenis 239.1.0.1 5006\n'],
    ['group-told-otherwise', '@ tenis 239.1.0.256:5006\n'],
    ['no-group-address', '@ tenis 224.1.0.1:5006\n'],
    ['no-group-address', '@ tenis 192.168.1.2:5006\n'],
    ['group-on-wrong-port', '@ tenis 239.1.0.1:5007\n'],
  ] as const)
    it(`is ${cause} by "${told.trim()}"`, () => {
      expect(groupTold.grade(made(told).build(), asked())).toMatchObject({ status: 'fail', cause });
    });

  it('is left where a hyphen is given', () => {
    const left = asked({ left: true });
    expect(groupTold.grade(made('@ tenis -\n').build(), left).status).toBe('pass');
    expect(groupTold.grade(made().build(), left)).toMatchObject({ cause: 'leave-not-told' });
    expect(groupTold.grade(made('@ tenis -\n@ tenis -\n').build(), left)).toMatchObject({
      cause: 'answers-twice',
    });
  });

  it('is another address for each group, and the same one each time', () => {
    const apart = claim({ to: ['client1', 'client2'], parts: ['main'], lines: ['@ tenis', '@ catur'] });
    const second = (told: string) =>
      made().say('client2', '/create catur').hears('client2', 'tcp', told).build();
    expect(groupsApart.grade(second('@ catur 239.1.0.2:5006\n'), apart).status).toBe('pass');
    expect(groupsApart.grade(second('@ catur 239.1.0.1:5006\n'), apart)).toMatchObject({
      cause: 'shared-group-address',
    });
    expect(groupsApart.grade(second('@ tenis 239.1.0.9:5006\n'), apart)).toMatchObject({
      cause: 'group-address-changes',
    });
    expect(groupsApart.grade(made().build(), apart).status).toBe('inconclusive');
  });
});

describe('what is said in a group', () => {
  const server = {
    ...role('server', 'listens', 'tcp:8080'),
    further: [{ verb: 'sends', endpoint: role('server', 'sends', 'udp:239.0.0.0/8:5006').endpoint }] as const,
  };
  const clients = ['client1', 'client2'].map((id) => role(id, 'connects', 'tcp:8080', PROBE));
  const talk = (): TraceBuilder =>
    new TraceBuilder([server, ...clients])
      .start('server', { bound: ['tcp:8080'] })
      .start('client1', { bound: ['tcp:8080'], connections: 1 })
      .start('client2', { bound: ['tcp:8080'], connections: 2 })
      .say('client1', '/create tenis')
      .hears('client1', 'tcp', TOLD)
      .say('client1', 'halo dunia', { part: 'talk' });
  const said = (...ways: readonly (readonly ['tcp' | 'group' | 'unicast', string])[]): TraceBuilder =>
    ways.reduce((trace, [via, text]) => trace.hears('client2', via, text, 2), talk());

  it('comes by the group only', () => {
    const asked = claim({ by: 'server', from: ['client1'], to: ['client1', 'client2'], parts: ['talk'] });
    expect(byGroup.grade(said(['group', '[tenis] halo dunia']).build(), asked).status).toBe('pass');
    const both = said(['group', 'halo dunia'], ['tcp', 'halo '], ['tcp', 'dunia\n']).build();
    expect(byGroup.grade(both, asked)).toMatchObject({ cause: 'text-by-tcp', blame: ['server'] });
    expect(byGroup.grade(said(['unicast', 'halo dunia']).build(), asked)).toMatchObject({ cause: 'unicast' });
    expect(byGroup.grade(said().build(), asked).status).toBe('inconclusive');
  });

  it('is heard by its author too, where the lab says so', () => {
    const params = { from: ['client1'], to: ['client1', 'client2'], parts: ['talk'] };
    const heard = (): TraceBuilder => said(['group', 'halo dunia']);
    const own = (): TraceBuilder => heard().hears('client1', 'group', 'halo dunia', 3);
    const wanted = claim({ ...params, author: true });
    expect(delivery.grade(heard().build(), claim(params)).status).toBe('pass');
    expect(delivery.grade(heard().build(), wanted)).toMatchObject({ cause: 'author-unheard' });
    expect(delivery.grade(own().build(), wanted).status).toBe('pass');
    const twice = own().hears('client1', 'group', 'halo dunia', 3).build();
    expect(delivery.grade(twice, wanted)).toMatchObject({ status: 'fail', cause: 'sends-twice' });
  });

  it('is sent once, to the address that its members were told, whoever said it', () => {
    const params = { from: 'server', of: ['client1'], parts: ['talk'], transport: 'udp', told: '@ tenis' };
    const sent = (address: string, times = 1) =>
      talk()
        .wire('server', { to: { address, port: 5006 }, ttl: 1, times })
        .wire('server', { transport: 'tcp' })
        .captured()
        .build();
    const judged = (trace: ReturnType<typeof sent>, wanted: Readonly<Record<string, GraderParam>> = {}) =>
      onWire.grade(trace, claim({ ...params, ...wanted }));
    expect(judged(sent('239.1.0.1'), { times: 1, ttl: 1 }).status).toBe('pass');
    expect(judged(sent('239.1.0.2'))).toMatchObject({ cause: 'wire-address', blame: ['server'] });
    expect(judged(sent('239.1.0.1', 3), { times: 1 })).toMatchObject({ cause: 'wire-times' });
    expect(judged(talk().captured().build())).toMatchObject({ cause: 'wire-nothing', blame: ['server'] });
    expect(judged(sent('239.1.0.1'), { told: '@ catur' }).status).toBe('inconclusive');
    expect(judged(sent('239.1.0.1'), { of: ['client2'] }).status).toBe('inconclusive');
  });
});

describe('a membership', () => {
  const NOTHING: HostPortFacts = { bound: [], others: [], addresses: [], members: {}, membersOnLoopback: {} };
  const JOINED: HostPortFacts = {
    ...NOTHING,
    bound: ['udp:5006'],
    addresses: ['0.0.0.0'],
    members: { '239.1.0.1': 1 },
  };
  const at = (facts: HostPortFacts, before = NOTHING) =>
    chat(1, { server: PROBE })
      .say('client1', '/create tenis', { part: 'before' })
      .settled({ byHost: { client1: before } })
      .say('client1', '/create tenis')
      .settled({ byHost: { client1: facts, server: { ...JOINED, members: { '239.9.9.9': 1 } } } })
      .build();
  const asked = (is: 'joined' | 'left' | 'none') =>
    claim({ of: ['client1'], parts: ['main'], group: '239.1.0.1', port: 5006, is });

  it('is of a group, on the port, on the network', () => {
    expect(membership.grade(at(JOINED), asked('joined')).status).toBe('pass');
    expect(membership.grade(at({ ...JOINED, addresses: ['239.1.0.1'] }), asked('joined')).status).toBe(
      'pass',
    );
  });

  for (const [cause, facts] of [
    ['never-joined-group', { ...JOINED, members: {} }],
    ['wrong-group', { ...JOINED, members: { '239.1.0.2': 1 } }],
    ['wrong-interface', { ...JOINED, membersOnLoopback: { '239.1.0.1': 1 } }],
    ['wrong-port', { ...JOINED, bound: [], addresses: [], others: ['udp:5007'] }],
    ['wrong-address', { ...JOINED, addresses: ['10.1.2.3'] }],
  ] as const)
    it(`is ${cause} otherwise`, () => {
      expect(membership.grade(at(facts), asked('joined'))).toMatchObject({ cause, blame: ['client1'] });
    });

  it('is left, and not there before any group was told', () => {
    expect(membership.grade(at(NOTHING, JOINED), asked('left')).status).toBe('pass');
    expect(membership.grade(at(JOINED), asked('left'))).toMatchObject({ cause: 'keeps-membership' });
    const early = { ...asked('none').params, parts: ['before'] };
    expect(membership.grade(at(JOINED), claim(early)).status).toBe('pass');
    expect(membership.grade(at(JOINED, JOINED), claim(early))).toMatchObject({ cause: 'joins-unasked' });
  });

  it('cannot be left where it was never there', () => {
    for (const is of ['left', 'none'] as const)
      expect(membership.grade(at(NOTHING), asked(is)).status).toBe('inconclusive');
  });

  it('is inconclusive where no table shows it', () => {
    const blind = chat(1, { server: PROBE }).say('client1', '/create tenis').settled(null).build();
    expect(membership.grade(blind, asked('joined')).status).toBe('inconclusive');
  });
});
