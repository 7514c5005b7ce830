import { describe, expect, it } from 'vitest';
import { bound } from '../../graders/bound.ts';
import { delivery } from '../../graders/delivery.ts';
import { sentOnce } from '../../graders/sent-once.ts';
import { sentToBroadcast } from '../../graders/sent-to-broadcast.ts';
import type { DatagramCounts, HeardVia, PortFacts, RunRecord } from '../../src/model/trace.ts';
import { claim, PROBE, role, TraceBuilder } from '../support/trace.ts';

const NETWORK: Partial<RunRecord> = { host: '10.20.30.70', network: '10.20.30.64/26' };
const LAST = '10.20.30.127';

describe('bound', () => {
  const CLAIM = claim({ of: ['receiver1'] });
  const started = (ports: Partial<PortFacts>): TraceBuilder =>
    new TraceBuilder(
      [role('sender', 'sends', 'udp:broadcast:5005'), role('receiver1', 'listens', 'udp:5005')],
      null,
      NETWORK,
    ).start('receiver1', { members: {}, ...ports });

  for (const address of ['0.0.0.0', '::', LAST])
    it(`passes where the port is bound at ${address}`, () => {
      const trace = started({ bound: ['udp:5005'], addresses: [address] }).build();
      expect(bound.grade(trace, CLAIM)).toEqual({ status: 'pass', evidence: [2, 3] });
    });

  for (const [cause, ports] of [
    ['never-listens', {}],
    ['wrong-port', { others: ['udp:5004'] }],
    ['deaf-to-broadcast', { bound: ['udp:5005'], addresses: ['10.20.30.70'] }],
    ['deaf-to-broadcast', { bound: ['udp:5005'], addresses: ['127.0.0.1'] }],
    ['joins-a-group', { bound: ['udp:5005'], addresses: ['0.0.0.0'], members: { '224.1.1.1': 1 } }],
  ] as const)
    it(`tells ${cause}: ${JSON.stringify(ports)}`, () => {
      expect(bound.grade(started(ports).build(), CLAIM)).toMatchObject({ cause, blame: ['receiver1'] });
    });

  it('cannot tell who has joined a group on the machine’s own network', () => {
    const onOwn = (members: Record<string, number>) =>
      new TraceBuilder([role('receiver1', 'listens', 'udp:5005')], null, { ...NETWORK, isolation: 'none' })
        .start('receiver1', { bound: ['udp:5005'], addresses: ['0.0.0.0'], members })
        .build();
    expect(bound.grade(onOwn({}), CLAIM).status).toBe('pass');
    expect(bound.grade(onOwn({ '224.1.1.1': 1 }), CLAIM)).toMatchObject({
      status: 'inconclusive',
      message: { id: 'inconclusive.somebody-joined', params: { other: '224.1.1.1' } },
    });
  });

  it('ignores memberships from before the receiver’s start', () => {
    const trace = new TraceBuilder(
      [role('receiver1', 'listens', 'udp:5005'), role('receiver2', 'listens', 'udp:5005')],
      null,
      NETWORK,
    )
      .start('receiver1', { bound: ['udp:5005'], addresses: ['0.0.0.0'], members: { '224.1.1.1': 1 } })
      .start('receiver2', {
        bound: ['udp:5005', 'udp:5005'],
        addresses: ['0.0.0.0', '0.0.0.0'],
        members: { '224.1.1.1': 1 },
      })
      .build();
    expect(bound.grade(trace, claim({ of: ['receiver2'] })).status).toBe('pass');
    expect(bound.grade(trace, claim({ of: ['receiver1', 'receiver2'] }))).toMatchObject({
      cause: 'joins-a-group',
      blame: ['receiver1'],
    });
  });
});

describe('sent-to-broadcast', () => {
  const CLAIM = claim({ from: 'sender', parts: ['main'] });
  const alone = (): TraceBuilder =>
    new TraceBuilder(
      [role('sender', 'sends', 'udp:broadcast:5005'), role('receiver1', 'listens', 'udp:5005', PROBE)],
      null,
      NETWORK,
    )
      .start('receiver1', { bound: ['udp:5005'], addresses: ['0.0.0.0'] })
      .start('sender', { bound: ['udp:5005'], addresses: ['0.0.0.0'] }, 'start', { datagrams: {} });
  const sent = (at: string, via: HeardVia, datagrams: Partial<DatagramCounts> = { sent: 1 }): TraceBuilder =>
    alone().say('sender', 'halo').hears('receiver1', via, 'halo', 1, at).rests({ datagrams });

  it('passes where the line came to the network’s last address, and nothing else went out', () => {
    expect(sentToBroadcast.grade(sent(LAST, 'broadcast').build(), CLAIM)).toMatchObject({ status: 'pass' });
  });

  it('does not count a probe’s answers as sent by the sender', () => {
    const answered = (times: number) =>
      alone()
        .say('sender', 'halo')
        .answersTo('receiver1', 'broadcast', 'halo', LAST)
        .rests({ datagrams: { sent: times } })
        .build();
    expect(sentToBroadcast.grade(answered(2), CLAIM).status).toBe('pass');
    expect(sentToBroadcast.grade(answered(3), CLAIM)).toMatchObject({ cause: 'sent-elsewhere-too' });
  });

  for (const [at, via, cause] of [
    ['255.255.255.255', 'broadcast', 'limited-broadcast'],
    ['127.255.255.255', 'broadcast', 'wrong-broadcast-address'],
    ['10.20.30.64', 'unicast', 'wrong-broadcast-address'],
    ['10.20.30.126', 'unicast', 'wrong-broadcast-address'],
    ['10.20.30.255', 'unicast', 'prefix-ignored'],
    ['10.20.255.255', 'unicast', 'prefix-ignored'],
    ['10.20.30.70', 'unicast', 'unicast-to-each'],
    ['127.0.0.1', 'unicast', 'unicast-to-each'],
  ] as const)
    it(`tells ${cause} of what came to ${at}`, () => {
      const verdict = sentToBroadcast.grade(sent(at, via).build(), CLAIM);
      expect(verdict).toMatchObject({ cause, blame: ['sender'] });
      expect(verdict).toMatchObject({ actual: { params: { address: at } } });
    });

  it('finds a second datagram that no probe caught', () => {
    expect(sentToBroadcast.grade(sent(LAST, 'broadcast', { sent: 2 }).build(), CLAIM)).toMatchObject({
      cause: 'sent-elsewhere-too',
    });
  });

  for (const [cause, datagrams] of [
    ['never-sent', {}],
    ['multicast', { sent: 1, multicast: 1, ignored: 1 }],
    ['sent-to-wrong-port', { sent: 1, ignored: 1 }],
    ['unicast-to-each', { sent: 1, refused: 1 }],
    ['wrong-broadcast-address', { sent: 1 }],
  ] as const)
    it(`finds ${cause} for a line that no probe caught`, () => {
      const trace = alone().say('sender', 'halo').rests({ datagrams }).build();
      expect(sentToBroadcast.grade(trace, CLAIM)).toMatchObject({ cause, blame: ['sender'] });
    });

  for (const text of ['PermissionError: [Errno 13] Permission denied', 'send EACCES 10.20.30.127:5005'])
    it(`finds that broadcast was not enabled, by the program's own error: ${text}`, () => {
      const trace = alone().say('sender', 'halo').complains('sender', text).rests({ datagrams: {} }).build();
      for (const grader of [sentToBroadcast, sentOnce])
        expect(grader.grade(trace, CLAIM)).toMatchObject({
          cause: 'broadcast-not-allowed',
          blame: ['sender'],
        });
    });

  it('ignores such an error where something was sent', () => {
    const trace = alone()
      .say('sender', 'halo')
      .complains('sender', 'Permission denied: log.txt')
      .rests({ datagrams: { sent: 1 } })
      .build();
    expect(sentToBroadcast.grade(trace, CLAIM)).toMatchObject({ cause: 'wrong-broadcast-address' });
  });
});

describe('sent-once', () => {
  it('finds a line that went to two machines', () => {
    const trace = new TraceBuilder(
      [role('sender', 'sends', 'udp:broadcast:5005'), role('receiver1', 'listens', 'udp:5005', PROBE)],
      null,
      NETWORK,
    )
      .start('receiver1', {})
      .start('sender', {}, 'start', { datagrams: {} })
      .say('sender', 'halo')
      .hears('receiver1', 'unicast', 'halo', 1, '127.0.0.1')
      .hears('receiver1', 'unicast', 'halo', 2, '10.20.30.70')
      .rests({ datagrams: { sent: 2 } })
      .build();
    expect(sentOnce.grade(trace, claim({ from: 'sender', parts: ['main'] }))).toMatchObject({
      cause: 'sends-twice',
    });
  });
});

describe('delivery of what is broadcast', () => {
  const CLAIM = claim({ from: ['sender'], to: ['receiver1'], parts: ['main'] });
  const scene = (datagrams: Partial<DatagramCounts>, ports: Partial<PortFacts>): TraceBuilder =>
    new TraceBuilder(
      [role('sender', 'sends', 'udp:broadcast:5005'), role('receiver1', 'listens', 'udp:5005')],
      null,
      NETWORK,
    )
      .start('receiver1', { bound: ['udp:5005'], addresses: ['0.0.0.0'] })
      .start('sender', { bound: ['udp:5005'], addresses: ['0.0.0.0'] }, 'start', {
        datagrams: { received: 0 },
      })
      .say('sender', 'halo')
      .settled(
        { members: {}, addresses: ['0.0.0.0'], ...ports },
        { datagrams: { received: 0, ...datagrams } },
      );

  it('says where a line was sent that reached no one', () => {
    const bound = ['udp:5005'];
    for (const [datagrams, cause] of [
      [{ sent: 1, ignored: 1 }, 'sent-to-wrong-port'],
      [{ sent: 1, refused: 1 }, 'unicast-to-each'],
      [{ sent: 1, multicast: 1 }, 'multicast'],
      [{ sent: 1 }, 'wrong-broadcast-address'],
    ] as const)
      expect(delivery.grade(scene(datagrams, { bound }).build(), CLAIM)).toMatchObject({ cause });
  });

  it('finds a receiver that has closed its port', () => {
    expect(delivery.grade(scene({ sent: 1, ignored: 1 }, { bound: [] }).build(), CLAIM)).toMatchObject({
      cause: 'left-group',
      blame: ['receiver1'],
    });
  });
});
