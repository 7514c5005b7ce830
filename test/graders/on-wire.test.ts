import { describe, expect, it } from 'vitest';
import { onWire } from '../../graders/on-wire.ts';
import type { GraderParam } from '../../src/model/lab.ts';
import { claim, group, PROBE, role, TraceBuilder } from '../support/trace.ts';

const TTL = { ttl: 2 };
const WAY = { address: '224.1.1.1', port: 5004 };

function wants(params: Readonly<Record<string, GraderParam>>) {
  return claim({ from: 'sender', parts: ['main'], ...params });
}

/** A sender and a scripted receiver: no other program sends anything. */
function alone(): TraceBuilder {
  return group(1, { receiver1: PROBE }).say('sender', 'halo dunia');
}

describe('what is seen on the wire', () => {
  it('passes where every packet is as it should be', () => {
    const trace = alone().wire('sender').say('sender', 'lagi').wire('sender').captured().build();
    expect(onWire.grade(trace, wants({ ...TTL, ...WAY, times: 1 })).status).toBe('pass');
  });

  for (const [cause, packet, params] of [
    ['wire-ttl', { ttl: 1 }, TTL],
    ['wire-address', { to: { address: '224.1.1.2', port: 5004 } }, WAY],
    ['wire-port', { to: { address: '224.1.1.1', port: 5005 } }, WAY],
    ['wire-times', { times: 2 }, { times: 1 }],
  ] as const)
    it(`finds ${cause}, also in one line of several`, () => {
      const trace = alone().wire('sender').say('sender', 'lagi').wire('sender', packet).captured().build();
      expect(onWire.grade(trace, wants(params))).toMatchObject({ status: 'fail', cause, blame: ['sender'] });
    });

  it('shows that nothing was sent only by what has not come', () => {
    const silent = alone().captured().build();
    expect(onWire.grade(silent, wants({ times: 0 }))).toMatchObject({ status: 'pass', byAbsence: true });
    expect(onWire.grade(alone().wire('sender').captured().build(), wants({ times: 0 }))).toMatchObject({
      cause: 'wire-times',
    });
  });

  it('finds a line that was never on it, or too seldom', () => {
    const heard = alone().hears('receiver1', 'group', 'halo dunia').captured().build();
    expect(onWire.grade(heard, wants(TTL))).toMatchObject({ cause: 'wire-nothing', blame: ['sender'] });
    const once = alone().wire('sender').captured().build();
    expect(onWire.grade(once, wants({ times: 2 }))).toMatchObject({ cause: 'wire-times', blame: ['sender'] });
  });

  it('counts lines that were typed quickly together', () => {
    const burst = () =>
      group(1, { receiver1: PROBE })
        .say('sender', 'satu', { quick: true })
        .say('sender', 'dua', { quick: true })
        .say('sender', 'tiga');
    const late = burst().wire('sender', { times: 3 }).captured().build();
    expect(onWire.grade(late, wants({ times: 1 })).status).toBe('pass');
    const more = burst().wire('sender', { times: 4 }).captured().build();
    expect(onWire.grade(more, wants({ times: 1 }))).toMatchObject({ cause: 'wire-times' });
  });

  it('is the sender’s where no other program can have sent it, whoever held its port', () => {
    const trace = alone().wire(null, { ttl: 1 }).captured().build();
    expect(onWire.grade(trace, wants(TTL))).toMatchObject({ cause: 'wire-ttl', blame: ['sender'] });
  });

  it('belongs to no role where another program may have sent it', () => {
    const trace = group(1).say('sender', 'halo').wire('sender').wire(null, { ttl: 1 }).captured().build();
    expect(onWire.grade(trace, wants(TTL)).status).toBe('inconclusive');
    const others = group(1).say('sender', 'halo').wire('sender').wire('receiver1', { ttl: 1 }).captured();
    expect(onWire.grade(others.build(), wants(TTL)).status).toBe('pass');
  });

  it('fails no one for what may be missing from the recording', () => {
    expect(onWire.grade(alone().captured('broken').build(), wants(TTL)).status).toBe('inconclusive');
    expect(onWire.grade(alone().wire('sender').captured('broken').build(), wants(TTL)).status).toBe(
      'inconclusive',
    );
    // Even a broken recording proves what was sent.
    const wrong = alone().wire('sender', { ttl: 1 }).captured('broken').build();
    expect(onWire.grade(wrong, wants(TTL)).status).toBe('fail');
  });

  it('is left out where nothing is recorded, in older traces too', () => {
    expect(onWire.grade(alone().captured('none').build(), wants(TTL)).status).toBe('left-out');
    expect(onWire.grade(alone().build(), wants(TTL)).status).toBe('left-out');
  });

  it('says that a program which has ended sent nothing because of that', () => {
    const trace = alone().exits('sender', 1).captured().build();
    expect(onWire.grade(trace, wants(TTL))).toMatchObject({ cause: 'crash', blame: ['sender'] });
  });

  it('counts segments of a connection', () => {
    const talk = (times: number) =>
      new TraceBuilder([role('server', 'listens', 'tcp:8080'), role('client1', 'connects', 'tcp:8080')])
        .say('client1', 'halo')
        .wire('client1', { transport: 'tcp', to: { address: '10.1.2.3', port: 8080 }, times })
        .wire('server', { transport: 'tcp', times: 3 })
        .captured()
        .build();
    const wanted = claim({ from: 'client1', parts: ['main'], times: 1 });
    expect(onWire.grade(talk(1), wanted).status).toBe('pass');
    expect(onWire.grade(talk(2), wanted)).toMatchObject({ cause: 'wire-times', blame: ['client1'] });
  });

  it('is sent to the roles that it is for, as often as asked to each, and to no others', () => {
    const segments = (toward: string | null, times: number) => ({
      transport: 'tcp' as const,
      to: { address: '10.1.2.3', port: 40_001 },
      toward,
      times,
    });
    const relay = (...sent: readonly (readonly [string | null, number])[]) => {
      const builder = new TraceBuilder([
        role('server', 'listens', 'tcp:8080'),
        role('client1', 'connects', 'tcp:8080'),
        role('client2', 'connects', 'tcp:8080'),
      ]).say('server', 'halo');
      for (const [toward, times] of sent) builder.wire('server', segments(toward, times));
      return builder.captured().build();
    };
    const both = claim({ from: 'server', parts: ['main'], to: ['client1', 'client2'], times: 1 });
    const one = claim({ from: 'server', parts: ['main'], to: ['client1'] });
    expect(onWire.grade(relay(['client1', 1], ['client2', 1]), both).status).toBe('pass');
    expect(onWire.grade(relay(['client1', 2]), both)).toMatchObject({ cause: 'wire-times' });
    expect(onWire.grade(relay(['client1', 1]), both)).toMatchObject({ cause: 'wire-nothing' });
    expect(onWire.grade(relay(['client1', 1], [null, 1]), both).status).toBe('inconclusive');
    expect(onWire.grade(relay(['client1', 3]), one).status).toBe('pass');
    expect(onWire.grade(relay(['client1', 1], ['client2', 1]), one)).toMatchObject({
      cause: 'wire-receiver',
      blame: ['server'],
      actual: { params: { other: 'client2' } },
    });
  });
});

describe('nothing but what was typed', () => {
  const only = claim({ from: 'sender', parts: ['main'], only: true });

  it('passes for a role that only sends its lines', () => {
    expect(onWire.grade(alone().wire('sender').captured().build(), only).status).toBe('pass');
  });

  it.each([
    ['to another address', { to: { address: '10.1.2.9', port: 5004 } }],
    ['to another port', { to: { address: '224.1.1.1', port: 5005 } }],
    ['by another way', { transport: 'tcp' as const }],
  ])('fails for what is sent %s', (_, packet) => {
    const trace = alone().wire('sender').wire('sender', packet).captured().build();
    expect(onWire.grade(trace, only)).toMatchObject({ cause: 'wire-else', blame: ['sender'] });
    expect(onWire.grade(trace, wants({})).status).toBe('pass');
  });

  it('passes despite name lookups', () => {
    const name = { to: { address: '10.1.2.1', port: 53 } };
    expect(onWire.grade(alone().wire('sender').wire('sender', name).captured().build(), only).status).toBe(
      'pass',
    );
  });

  it('fails for what is sent while nothing is typed, in the same parts', () => {
    const held = () => alone().wire('sender').pause('receiver1').wire('sender');
    const both = { ...only, params: { ...only.params, parts: ['main', 'held'] } };
    expect(onWire.grade(held().captured().build(), only).status).toBe('pass');
    expect(onWire.grade(held().resume('receiver1').wire('sender').captured().build(), both).status).toBe(
      'pass',
    );
    const before = group(1, { receiver1: PROBE })
      .wire('sender')
      .say('sender', 'halo')
      .wire('sender')
      .captured()
      .build();
    expect(
      onWire.grade(before, { ...only, params: { ...only.params, parts: ['start', 'main'] } }),
    ).toMatchObject({ cause: 'wire-unasked', blame: ['sender'] });
  });

  it('includes what other roles’ lines cause, where the lab says whose', () => {
    const relay = (typed: boolean) => {
      const builder = new TraceBuilder([
        role('server', 'listens', 'tcp:8080'),
        role('client1', 'connects', 'tcp:8080'),
        role('client2', 'connects', 'tcp:8080'),
      ]).start('server', { bound: ['tcp:8080'] });
      const passedOn = {
        transport: 'tcp' as const,
        from: { address: '10.1.2.3', port: 8080 },
        to: { address: '10.1.2.4', port: 40_001 },
        toward: 'client2',
      };
      if (typed) builder.say('client1', 'halo');
      builder.wire('server', passedOn);
      return builder.say('client1', 'lagi').wire('server', passedOn).captured().build();
    };
    const asked = { from: 'server', parts: ['start', 'main'], only: true };
    const passesOn = claim({ ...asked, of: ['client1', 'client2'] });
    expect(onWire.grade(relay(true), passesOn).status).toBe('pass');
    expect(onWire.grade(relay(false), passesOn)).toMatchObject({ cause: 'wire-unasked', blame: ['server'] });
    expect(onWire.grade(relay(true), claim({ ...asked, of: ['client2'] })).status).toBe('inconclusive');
  });

  it('is inconclusive where packets are missing, or another program may have sent one', () => {
    const broken = alone().wire('sender').captured('broken').build();
    expect(onWire.grade(broken, only).status).toBe('inconclusive');
    const stray = { to: { address: '10.1.2.9', port: 7 } };
    const unknown = group(1).say('sender', 'halo').wire('sender').wire(null, stray).captured().build();
    expect(onWire.grade(unknown, only).status).toBe('inconclusive');
  });
});
