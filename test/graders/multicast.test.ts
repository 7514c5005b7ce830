import { describe, expect, it } from 'vitest';
import { joined } from '../../graders/joined.ts';
import { late } from '../../graders/late.ts';
import { sentOnce } from '../../graders/sent-once.ts';
import { sentToGroup } from '../../graders/sent-to-group.ts';
import type { DatagramCounts, PortFacts } from '../../src/model/trace.ts';
import { claim, group, PROBE, role, TraceBuilder } from '../support/trace.ts';

const ENDPOINT = 'udp:224.1.1.1:5004';

describe('joined', () => {
  const CLAIM = claim({ of: ['receiver1'] });
  const started = (ports: Partial<PortFacts> | null): TraceBuilder =>
    new TraceBuilder([role('receiver1', 'joins', ENDPOINT)]).start('receiver1', ports);

  it('passes where the port is bound and the group has one more member', () => {
    const trace = started({ bound: ['udp:5004'], members: { '224.1.1.1': 1 } }).build();
    expect(joined.grade(trace, CLAIM)).toEqual({ status: 'pass', evidence: [2, 3] });
  });

  for (const [cause, ports] of [
    ['never-listens', {}],
    ['wrong-port', { others: ['udp:5005'] }],
    ['never-joined-group', { bound: ['udp:5004'] }],
    ['wrong-group', { bound: ['udp:5004'], members: { '224.2.2.2': 1 } }],
  ] as const)
    it(`tells ${cause}`, () => {
      expect(joined.grade(started(ports).build(), CLAIM)).toMatchObject({ cause, blame: ['receiver1'] });
    });

  it('counts each receiver separately: the first one’s membership does not help the second', () => {
    const trace = new TraceBuilder([
      role('receiver1', 'joins', ENDPOINT),
      role('receiver2', 'joins', ENDPOINT),
    ])
      .start('receiver1', { bound: ['udp:5004'], members: { '224.1.1.1': 1 } })
      .start('receiver2', { bound: ['udp:5004', 'udp:5004'], members: { '224.1.1.1': 1 } })
      .build();
    expect(joined.grade(trace, claim({ of: ['receiver1', 'receiver2'] }))).toMatchObject({
      cause: 'never-joined-group',
      blame: ['receiver2'],
    });
  });

  it('blames a receiver that crashed', () => {
    const trace = started({}).exits('receiver1', 1).build();
    expect(joined.grade(trace, CLAIM)).toMatchObject({ cause: 'crash', blame: ['receiver1'] });
  });

  it('is inconclusive without a port table', () => {
    expect(joined.grade(started(null).build(), CLAIM).status).toBe('inconclusive');
  });
});

describe('late', () => {
  const CLAIM = claim({ from: 'sender', to: 'receiver1', before: ['before'], after: ['main'] });

  it('finds a line from before the start', () => {
    const trace = group(1)
      .say('sender', 'lama', { part: 'before' })
      .say('sender', 'baru')
      .prints('receiver1', 'lama', 'baru')
      .build();
    expect(late.grade(trace, CLAIM)).toMatchObject({ cause: 'old-line-shown' });
  });

  it('passes where only what came after is shown', () => {
    const trace = group(1)
      .say('sender', 'lama', { part: 'before' })
      .say('sender', 'baru')
      .prints('receiver1', 'baru')
      .build();
    expect(late.grade(trace, CLAIM).status).toBe('pass');
  });
});

describe('what a sender sends', () => {
  const CLAIM = claim({ from: 'sender', parts: ['main'] });
  const sending = (): TraceBuilder => group(1, { receiver1: PROBE }).say('sender', 'halo dunia');
  /** A line of which the kernel counted so many datagrams, and a probe caught these. */
  const counted = (counts: Partial<DatagramCounts>, ...caught: readonly string[]): TraceBuilder => {
    const builder = group(1, { receiver1: PROBE }, { datagrams: {} }).say('sender', 'halo dunia');
    for (const text of caught) builder.hears('receiver1', 'group', text);
    return builder.rests({ datagrams: counts });
  };

  it('is right where each line comes once, through the group', () => {
    const trace = sending()
      .hears('receiver1', 'group', 'halo dunia')
      .say('sender', 'lagi ini')
      .hears('receiver1', 'group', 'lagi ini\n')
      .build();
    expect(sentOnce.grade(trace, CLAIM).status).toBe('pass');
    expect(sentToGroup.grade(trace, CLAIM).status).toBe('pass');
  });

  it('is right in an encoding of its own', () => {
    const trace = sending()
      .hears('receiver1', 'group', 'aGFsbyBkdW5pYQ==')
      .say('sender', 'lagi ini')
      .hears('receiver1', 'group', 'bGFnaSBpbmk=')
      .build();
    expect(sentOnce.grade(trace, CLAIM).status).toBe('pass');
  });

  it('is wrong where the end of a line comes in a datagram of its own', () => {
    const trace = sending()
      .hears('receiver1', 'group', 'halo dunia')
      .hears('receiver1', 'group', '\n')
      .build();
    expect(sentOnce.grade(trace, CLAIM)).toMatchObject({ cause: 'splits-messages', blame: ['sender'] });
  });

  it('is wrong where a line comes twice', () => {
    const trace = sending()
      .hears('receiver1', 'group', 'halo dunia')
      .hears('receiver1', 'group', 'halo dunia')
      .build();
    expect(sentOnce.grade(trace, CLAIM)).toMatchObject({ cause: 'sends-twice', blame: ['sender'] });
  });

  it('is wrong where nothing comes', () => {
    expect(sentOnce.grade(sending().build(), CLAIM)).toMatchObject({
      cause: 'never-sent',
      blame: ['sender'],
    });
    expect(sentToGroup.grade(sending().build(), CLAIM)).toMatchObject({
      cause: 'sent-elsewhere',
      blame: ['sender'],
    });
  });

  it('is wrong where it is the same whatever is typed', () => {
    const trace = sending()
      .hears('receiver1', 'group', 'selamat pagi')
      .say('sender', 'lagi ini')
      .hears('receiver1', 'group', 'selamat pagi')
      .build();
    expect(sentOnce.grade(trace, CLAIM)).toMatchObject({ cause: 'hard-coded', blame: ['sender'] });
  });

  describe('where it sends by the clock', () => {
    const LONG = 'kata '.repeat(200);
    const clocked = (sent: string) =>
      group(1, { receiver1: PROBE })
        .hears('receiver1', 'group', `${sent} 1`)
        .say('sender', 'halo dunia')
        .hears('receiver1', 'group', `${sent} 2`)
        .hears('receiver1', 'group', `${sent} 3`)
        .say('sender', LONG, { part: 'texts', long: true })
        .hears('receiver1', 'group', `${sent} 4`)
        .build();

    it('never sends what is typed, judged by the size of a long line', () => {
      for (const grader of [sentOnce, sentToGroup])
        expect(grader.grade(clocked('pesan'), CLAIM)).toMatchObject({
          cause: 'never-sent',
          blame: ['sender'],
          actual: { id: 'actual.sent-others', params: { times: 4, seen: 'pesan 1' } },
        });
    });

    it('may send it encoded where there is room for it', () => {
      expect(sentOnce.grade(clocked('x'.repeat(400)), CLAIM)).not.toMatchObject({ cause: 'never-sent' });
    });
  });

  for (const via of ['unicast', 'broadcast'] as const)
    it(`is wrong by ${via}`, () => {
      const trace = sending().hears('receiver1', via, 'halo dunia').build();
      expect(sentToGroup.grade(trace, CLAIM)).toMatchObject({ cause: via, blame: ['sender'] });
    });

  for (const [cause, counts] of [
    ['never-sent', {}],
    ['sent-to-wrong-port', { sent: 1, multicast: 1, ignored: 1 }],
    ['unicast', { sent: 1, refused: 1 }],
    ['loop-off', { sent: 1, multicast: 1, left: 1 }],
    ['sent-to-wrong-group', { sent: 1, multicast: 1, left: 0 }],
    ['sent-to-wrong-group', { sent: 1, multicast: 1 }],
    ['sent-elsewhere', { sent: 1 }],
  ] as const)
    it(`is ${cause} where no probe catches it and the kernel counts ${JSON.stringify(counts)}`, () => {
      expect(sentToGroup.grade(counted(counts).build(), CLAIM)).toMatchObject({ cause, blame: ['sender'] });
    });

  it('is sent elsewhere too where more was sent than was caught', () => {
    const trace = counted({ sent: 2, multicast: 1 }, 'halo dunia').build();
    expect(sentToGroup.grade(trace, CLAIM)).toMatchObject({ cause: 'sent-elsewhere-too', blame: ['sender'] });
  });

  it('is sent once, to whatever address', () => {
    expect(sentOnce.grade(counted({ sent: 1 }).build(), CLAIM).status).toBe('pass');
  });

  it('is sent twice where the kernel counts two that no probe caught', () => {
    expect(sentOnce.grade(counted({ sent: 2 }).build(), CLAIM)).toMatchObject({ cause: 'sends-twice' });
  });

  it('is split where no datagram contains it whole', () => {
    const trace = sending().hears('receiver1', 'group', 'halo ').hears('receiver1', 'group', 'dunia').build();
    expect(sentOnce.grade(trace, CLAIM)).toMatchObject({ cause: 'splits-messages', blame: ['sender'] });
  });

  for (const [cause, text] of [
    ['sent-late', 'halo dunia'],
    ['merges-messages', 'halo dunia lagi ini'],
  ] as const)
    it(`is ${cause} where "${text}" is sent with the next line`, () => {
      const trace = sending().say('sender', 'lagi ini').hears('receiver1', 'group', text).build();
      expect(sentOnce.grade(trace, CLAIM)).toMatchObject({ cause, blame: ['sender'] });
    });

  it('is inconclusive where nothing was typed', () => {
    const trace = group(1, { receiver1: PROBE }).build();
    expect(sentOnce.grade(trace, CLAIM).status).toBe('inconclusive');
    expect(sentToGroup.grade(trace, CLAIM).status).toBe('inconclusive');
  });
});
