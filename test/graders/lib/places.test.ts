import { describe, expect, it } from 'vitest';
import { leftGroup, notJoined, notListening, usesNoNetwork } from '../../../graders/lib/places.ts';
import type { PortFacts, RunTrace, TraceRole } from '../../../src/model/trace.ts';
import { anyMessage } from '../../support/any-message.ts';
import {
  group,
  KEYBOARD,
  type KernelFacts,
  LOCK,
  PROBE,
  role,
  TraceBuilder,
  waits,
} from '../../support/trace.ts';

const EXPECTED = anyMessage('expected.listening');
const SERVER = role('server', 'listens', 'tcp:8080');
const CLIENT = role('client1', 'connects', 'tcp:8080');
const RECEIVER = role('receiver1', 'joins', 'udp:224.1.1.1:5004');
const SENDER = role('sender', 'sends', 'udp:224.1.1.1:5004');
const ALL = Number.POSITIVE_INFINITY;

function started(who: TraceRole, ports: Partial<PortFacts>, facts: KernelFacts = {}): RunTrace {
  return new TraceBuilder([who]).start(who.id, ports, 'start', facts).build();
}

describe('a server whose port is not bound', () => {
  for (const [cause, ports, facts] of [
    ['never-listens', {}, {}],
    ['never-listens', {}, { waits: [waits('server', KEYBOARD)] }],
    ['no-network', {}, { waits: [waits('server', LOCK, { sockets: 0 })] }],
    ['never-listens', {}, { waits: [waits('server', KEYBOARD, { sockets: 0 })] }],
    ['wrong-port', { others: ['tcp:8888'] }, {}],
    ['wrong-protocol', { others: ['udp:8080'] }, {}],
  ] as const)
    it(`is ${cause} with ${JSON.stringify({ ports, facts })}`, () => {
      const failure = notListening(started(SERVER, ports, facts), SERVER, EXPECTED);
      expect(failure).toMatchObject({ cause, blame: ['server'] });
    });

  it('is reported as ended where it has ended', () => {
    const trace = new TraceBuilder([SERVER])
      .begins('server')
      .complains('server', 'OSError: [Errno 98] Address already in use')
      .exits('server', 1)
      .settled({})
      .build();
    expect(notListening(trace, SERVER, EXPECTED)?.cause).toBe('address-in-use');
  });

  it('is reported with the limit that it exceeds, however late that is noticed', () => {
    const trace = new TraceBuilder([SERVER, CLIENT])
      .start('server', {})
      .begins('client1')
      .exits('server', 137, 'memory')
      .settled({})
      .build();
    expect(notListening(trace, SERVER, EXPECTED)?.cause).toBe('too-much-memory');
  });
});

describe('a receiver that is not bound', () => {
  for (const [cause, ports, facts] of [
    ['never-listens', {}, {}],
    ['no-network', {}, { waits: [waits('receiver1', LOCK, { sockets: 0 })] }],
    ['never-listens', {}, { waits: [waits('receiver1', KEYBOARD, { sockets: 0 })] }],
    ['wrong-port', { others: ['udp:5005'] }, {}],
    ['wrong-protocol', { others: ['tcp:5004'] }, {}],
  ] as const)
    it(`is ${cause} with ${JSON.stringify({ ports, facts })}`, () => {
      const failure = notJoined(started(RECEIVER, ports, facts), RECEIVER, EXPECTED);
      expect(failure).toMatchObject({ cause, blame: ['receiver1'] });
    });

  it('is reported with the limit that it exceeds, however late that is noticed', () => {
    const trace = new TraceBuilder([SENDER, RECEIVER])
      .start('receiver1', {})
      .begins('sender')
      .exits('receiver1', 137, 'output')
      .settled({})
      .build();
    expect(notJoined(trace, RECEIVER, EXPECTED)?.cause).toBe('too-much-output');
  });
});

describe('a receiver that is bound', () => {
  const joinedAt = (...addresses: readonly string[]): RunTrace =>
    started(RECEIVER, { bound: ['udp:5004'], members: { '224.1.1.1': 1 }, addresses });

  for (const address of ['127.0.0.1', '127.0.1.1', '::1'])
    it(`at ${address} is wrong: nothing for the group comes there`, () => {
      expect(notJoined(joinedAt(address), RECEIVER, EXPECTED)).toMatchObject({
        cause: 'wrong-address',
        blame: ['receiver1'],
      });
    });

  for (const address of ['0.0.0.0', '::', '224.1.1.1'])
    it(`at ${address} is right`, () => {
      expect(notJoined(joinedAt(address), RECEIVER, EXPECTED)).toBeNull();
    });

  it('at one right address among others is right', () => {
    expect(notJoined(joinedAt('127.0.0.1', '0.0.0.0'), RECEIVER, EXPECTED)).toBeNull();
  });
});

describe('a receiver that has joined on loopback', () => {
  const joinedThere = (left: number | null, onLoopback = 1): RunTrace =>
    new TraceBuilder([SENDER, RECEIVER])
      .start('sender', {})
      .start('receiver1', {
        bound: ['udp:5004'],
        addresses: ['0.0.0.0'],
        members: { '224.1.1.1': 1 },
        membersOnLoopback: { '224.1.1.1': onLoopback },
      })
      .say('sender', 'halo')
      .rests({ datagrams: { sent: 1, multicast: 1, left } })
      .build();

  it('is at the wrong interface where the sender sends to the network', () => {
    expect(notJoined(joinedThere(1), RECEIVER, EXPECTED)).toMatchObject({
      cause: 'wrong-interface',
      blame: ['receiver1'],
    });
  });

  it('is right where nothing is sent to the network, or without counts', () => {
    expect(notJoined(joinedThere(0), RECEIVER, EXPECTED)).toBeNull();
    expect(notJoined(joinedThere(null), RECEIVER, EXPECTED)).toBeNull();
  });

  it('is right where it has joined on the network too', () => {
    expect(notJoined(joinedThere(1, 0), RECEIVER, EXPECTED)).toBeNull();
  });
});

describe('a receiver that does not hear its group any more', () => {
  const later = (receivers: number, ports: Partial<PortFacts>): RunTrace =>
    group(receivers)
      .say('sender', 'halo')
      .settled({ bound: ['udp:5004'], ...ports })
      .build();
  const judged = (trace: RunTrace) => leftGroup(trace, RECEIVER, ALL, EXPECTED);

  it('has left it', () => {
    expect(judged(later(1, { members: { '224.1.1.1': 0 } }))).toMatchObject({
      cause: 'left-group',
      blame: ['receiver1'],
    });
  });

  it('is not named where several have left: members are only counted', () => {
    expect(judged(later(2, { members: {} }))).toMatchObject({ cause: 'left-group', blame: [] });
  });

  it('is not found where one of several has left', () => {
    expect(judged(later(2, { members: { '224.1.1.1': 1 } }))).toBeNull();
  });

  it('is not found without counts of members', () => {
    expect(judged(later(1, { members: null }))).toBeNull();
  });

  it('is not checked for probes', () => {
    const probe = role('receiver1', 'joins', 'udp:224.1.1.1:5004', PROBE);
    expect(leftGroup(later(1, { members: {} }), probe, ALL, EXPECTED)).toBeNull();
  });
});

describe('a program that uses no network', () => {
  const none = { waits: [waits('sender', KEYBOARD, { sockets: 0 })] };
  /** A sender at which a line was typed, with what was seen in its start and after the line. */
  const typedAt = (before: KernelFacts, after: KernelFacts): RunTrace =>
    new TraceBuilder([SENDER])
      .start('sender', {}, 'start', before)
      .say('sender', 'halo')
      .rests(after)
      .build();

  it('never held a socket at any look', () => {
    expect(usesNoNetwork(typedAt(none, none), SENDER)).toBe(true);
  });

  it('is not one that waits for its first line: it may be about to', () => {
    expect(usesNoNetwork(started(SENDER, {}, none), SENDER)).toBe(false);
  });

  it('is not one that held a socket once', () => {
    expect(usesNoNetwork(typedAt({ waits: [waits('sender', KEYBOARD)] }, none), SENDER)).toBe(false);
  });

  it('is not a sender whose datagrams were sent, although its socket was not seen', () => {
    expect(usesNoNetwork(typedAt(none, { ...none, datagrams: { sent: 1 } }), SENDER)).toBe(false);
  });

  it('is not told where the kernel says nothing', () => {
    expect(usesNoNetwork(typedAt({}, {}), SENDER)).toBe(false);
  });
});
