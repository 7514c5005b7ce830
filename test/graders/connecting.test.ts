import { describe, expect, it } from 'vitest';
import { announced } from '../../graders/announced.ts';
import { greeted } from '../../graders/greeted.ts';
import { listening } from '../../graders/listening.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import { chat, claim, role, TraceBuilder } from '../support/trace.ts';

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
  ] as const)
    it(`tells ${cause}`, () => {
      expect(listening.grade(trace.build(), CLAIM)).toMatchObject({
        cause,
        blame: ['server'],
        evidence: [2, 3],
      });
    });

  it('cannot tell where the machine has no port table, or the server was never started', () => {
    expect(listening.grade(alone().start('server', null).build(), CLAIM).status).toBe('inconclusive');
    expect(listening.grade(alone().build(), CLAIM).status).toBe('inconclusive');
  });
});

describe('announced', () => {
  const CLAIM = claim({ by: 'server', of: ['client1', 'client2'] });

  /** Both clients come; the server prints these lines when they do. */
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

  it('tells a client that is not announced', () => {
    expect(announced.grade(coming(['Client_1 connected'], []), CLAIM)).toMatchObject({
      cause: 'not-announced',
      blame: ['server'],
    });
  });

  for (const second of ['Client_1 connected', 'Client_3 connected'])
    it(`tells a second client that is announced as ${second}`, () => {
      expect(announced.grade(coming(['Client_1 connected'], [second]), CLAIM)).toMatchObject({
        cause: 'wrong-announcement',
        blame: ['server'],
      });
    });

  it('blames a client that never came', () => {
    const trace = new TraceBuilder([SERVER, CLIENT1]).start('server', BOUND).start('client1', BOUND).build();
    expect(announced.grade(trace, claim({ by: 'server', of: ['client1'] }))).toMatchObject({
      cause: 'never-connects',
      blame: ['client1'],
    });
  });

  it('cannot tell where no client was started', () => {
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

  it("takes what a client prints while the server is held for the client's own remark", () => {
    const trace = held().prints('client1', 'Terhubung ke server').resume('server').build();
    expect(greeted.grade(trace, CLAIM)).toMatchObject({ cause: 'no-welcome' });
  });

  it('tells the deepest trouble: a server that does not listen', () => {
    const trace = new TraceBuilder([SERVER, CLIENT1])
      .start('server', {})
      .start('client1', {})
      .complains('client1', 'ConnectionRefusedError: [Errno 111] Connection refused')
      .exits('client1', 1)
      .build();
    expect(greeted.grade(trace, CLAIM)).toMatchObject({ cause: 'never-listens', blame: ['server'] });
  });

  it('cannot tell where the client was never started', () => {
    expect(greeted.grade(chat(0).build(), CLAIM).status).toBe('inconclusive');
  });
});
