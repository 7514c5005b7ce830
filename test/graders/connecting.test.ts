import { describe, expect, it } from 'vitest';
import { announced } from '../../graders/announced.ts';
import { greeted } from '../../graders/greeted.ts';
import { listening } from '../../graders/listening.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import { chat, claim, from, KEYBOARD, LOCK, PROBE, role, TraceBuilder, waits } from '../support/trace.ts';

const SERVER = role('server', 'listens', 'tcp:8080');
const CLIENT1 = role('client1', 'connects', 'tcp:8080');
const CLIENT2 = role('client2', 'connects', 'tcp:8080');
const BOUND = { bound: ['tcp:8080'] };

describe('listening', () => {
  const CLAIM = claim({ role: 'server' });
  const alone = (): TraceBuilder => new TraceBuilder([SERVER]);

  it('passes where the port is bound', () => {
    expect(listening.grade(alone().start('server', BOUND).build(), CLAIM).status).toBe('pass');
  });

  for (const [cause, trace] of [
    ['never-listens', alone().start('server', {})],
    ['wrong-port', alone().start('server', { others: ['tcp:8888'] })],
    ['wrong-protocol', alone().start('server', { others: ['udp:8080'] })],
    ['no-network', alone().start('server', {}, 'start', { waits: [waits('server', LOCK, { sockets: 0 })] })],
  ] as const)
    it(`tells ${cause}`, () => {
      expect(listening.grade(trace.build(), CLAIM)).toMatchObject({
        cause,
        blame: ['server'],
        evidence: [2, 3],
      });
    });

  it('finds an address that no client reaches', () => {
    const ports = { ...BOUND, addresses: ['127.0.1.1'] };
    const reached = (connections: number): RunTrace =>
      new TraceBuilder([SERVER, CLIENT1])
        .start('server', ports)
        .start('client1', { ...ports, connections })
        .build();
    expect(listening.grade(reached(0), CLAIM)).toMatchObject({ cause: 'wrong-address', blame: ['server'] });
    expect(listening.grade(reached(1), CLAIM).status).toBe('pass');
  });

  it('is inconclusive where the machine has no port table, or the server was never started', () => {
    expect(listening.grade(alone().start('server', null).build(), CLAIM).status).toBe('inconclusive');
    expect(listening.grade(alone().build(), CLAIM).status).toBe('inconclusive');
  });
});

describe('announced', () => {
  const CLAIM = claim({ by: 'server', of: ['client1', 'client2'] });

  /** Both clients connect; the server prints these lines when they do. */
  function coming(first: readonly string[], second: readonly string[]): RunTrace {
    return new TraceBuilder([SERVER, CLIENT1, CLIENT2])
      .start('server', BOUND)
      .start('client1', { ...BOUND, connections: 1 })
      .prints('server', ...first)
      .start('client2', { ...BOUND, connections: 2 })
      .prints('server', ...second)
      .build();
  }

  for (const [first, second] of [
    [['Client_1 connected'], ['Client_2 connected']],
    [['Client 127.0.0.1 connected'], ['Client 127.0.0.1 connected']],
    [['Client_1 connected', 'Menunggu client 2'], ['Client_2 connected']],
    [["('127.0.0.1', 40001) terhubung"], ["('127.0.0.1', 40002) terhubung"]],
    [['klien ke-1 bergabung'], ['klien ke-2 bergabung']],
  ] as const)
    it(`takes ${first.join(' / ')} and ${second.join(' / ')}`, () => {
      expect(announced.grade(coming(first, second), CLAIM).status).toBe('pass');
    });

  it('finds a client that is not announced', () => {
    expect(announced.grade(coming(['Client_1 connected'], []), CLAIM)).toMatchObject({
      cause: 'not-announced',
      blame: ['server'],
    });
  });

  for (const second of ['Client_1 connected', 'Client_3 connected'])
    it(`finds a second client that is announced as ${second}`, () => {
      expect(announced.grade(coming(['Client_1 connected'], [second]), CLAIM)).toMatchObject({
        cause: 'wrong-announcement',
        // The client may have sent the wrong number itself.
        blame: [],
      });
    });

  it('blames a client that never came', () => {
    const trace = new TraceBuilder([SERVER, CLIENT1]).start('server', BOUND).start('client1', BOUND).build();
    expect(announced.grade(trace, claim({ by: 'server', of: ['client1'] }))).toMatchObject({
      cause: 'never-connects',
      blame: ['client1'],
    });
  });

  it('finds a deadlock where the server waits for its new client, and that for the server', () => {
    const circle = { waits: [waits('server', from('client1')), waits('client1', from('server'))] };
    expect(announced.grade(chat(1, {}, null, circle).build(), CLAIM)).toMatchObject({
      cause: 'deadlock',
      blame: [],
      message: { params: { members: ['server', 'client1'] } },
    });
  });

  it('is inconclusive where no client was started', () => {
    const trace = new TraceBuilder([SERVER, CLIENT1]).start('server', BOUND).build();
    expect(announced.grade(trace, CLAIM).status).toBe('inconclusive');
  });
});

describe('greeted', () => {
  const CLAIM = claim({ by: 'server', to: ['client1'] });
  const held = (): TraceBuilder =>
    new TraceBuilder([SERVER, CLIENT1])
      .start('server', BOUND)
      .pause('server')
      .start('client1', { ...BOUND, connections: 1 });

  it('passes where the client shows something once the server goes on', () => {
    const trace = held().resume('server').prints('client1', 'Selamat datang').build();
    expect(greeted.grade(trace, CLAIM).status).toBe('pass');
  });

  it("takes what a client prints while the server is paused for the client's own remark", () => {
    const trace = held().prints('client1', 'Terhubung ke server').resume('server').build();
    expect(greeted.grade(trace, CLAIM)).toMatchObject({ cause: 'no-welcome' });
  });

  it('finds the root cause: a server that does not listen', () => {
    const trace = new TraceBuilder([SERVER, CLIENT1])
      .start('server', {})
      .start('client1', {})
      .complains('client1', 'ConnectionRefusedError: [Errno 111] Connection refused')
      .exits('client1', 1)
      .build();
    expect(greeted.grade(trace, CLAIM)).toMatchObject({ cause: 'never-listens', blame: ['server'] });
  });

  it('finds a welcome that comes only when the next client does', () => {
    const trace = held()
      .resume('server')
      .start('client2', { ...BOUND, connections: 2 })
      .prints('client1', 'Selamat datang')
      .say('server', 'halo')
      .build();
    expect(greeted.grade(trace, CLAIM)).toMatchObject({ cause: 'late-welcome' });
  });

  it('blames the clients that are welcomed at another port than the lab’s', () => {
    const trace = new TraceBuilder([SERVER, CLIENT1])
      .start('server', { others: ['tcp:9000'] })
      .start('client1', { others: ['tcp:9000'] })
      .prints('client1', 'Selamat datang')
      .build();
    expect(greeted.grade(trace, CLAIM)).toMatchObject({ cause: 'wrong-port', blame: ['client1'] });
  });

  it('finds a deadlock where both wait for the other to begin', () => {
    const circle = { waits: [waits('server', from('client1')), waits('client1', from('server'))] };
    const verdict = greeted.grade(held().resume('server').rests(circle).build(), CLAIM);
    expect(verdict).toMatchObject({
      cause: 'deadlock',
      message: { params: { members: ['server', 'client1'] } },
    });
  });

  describe('by a scripted server', () => {
    const scripted = () =>
      chat(1, { server: PROBE })
        .say('server', 'selamat', { part: 'welcome' })
        .rests({
          waits: [waits('client1', KEYBOARD)],
          unread: [{ role: 'client1', from: 'server', bytes: 8 }],
        });

    it('is shown before any line is said', () => {
      const trace = scripted().prints('client1', 'selamat').say('server', 'halo').build();
      expect(greeted.grade(trace, CLAIM).status).toBe('pass');
    });

    it('is no welcome where the client asks for a line first, and reads it then', () => {
      const trace = scripted().say('client1', 'hai').prints('client1', 'selamat').build();
      expect(greeted.grade(trace, CLAIM)).toMatchObject({
        cause: 'answers-before-hearing',
        blame: ['client1'],
        why: [{ id: 'why.unread' }, {}],
      });
    });
  });

  it('is inconclusive where the client was never started', () => {
    expect(greeted.grade(chat(0).build(), CLAIM).status).toBe('inconclusive');
  });
});
