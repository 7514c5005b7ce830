import { describe, expect, it } from 'vitest';
import { hungUp, isConnected, notAccepted, notConnected } from '../../../graders/lib/connections.ts';
import type { PortFacts, RunTrace } from '../../../src/model/trace.ts';
import type { Failure } from '../../../src/model/verdict.ts';
import { anyMessage } from '../../support/any-message.ts';
import {
  CLIENT,
  chat,
  from,
  KEYBOARD,
  type KernelFacts,
  LOCK,
  PROBE,
  role,
  TraceBuilder,
  waits,
} from '../../support/trace.ts';

const EXPECTED = anyMessage('expected.greeted');
const SERVER = role('server', 'listens', 'tcp:8080');
const BOUND = { bound: ['tcp:8080'] };
const ALL = Number.POSITIVE_INFINITY;

/** A client that has no connection when its start has settled. */
function unconnected(
  facts: KernelFacts = {},
  ports: Partial<PortFacts> = BOUND,
  player?: typeof PROBE,
): TraceBuilder {
  return new TraceBuilder([SERVER, role('client1', 'connects', 'tcp:8080', player)])
    .start('server', BOUND, 'start', { traffic: { refused: 1, unroutable: 1 } })
    .start('client1', ports, 'start', facts);
}

function judged(trace: RunTrace, id = 'client1'): Failure | null {
  const found = trace.run.roles.find((entry) => entry.id === id);
  if (!found) throw new Error(`no ${id}`);
  return notConnected(trace, found, EXPECTED);
}

describe('a client without a connection', () => {
  for (const [cause, facts] of [
    ['wrong-address', { traffic: { refused: 1, unroutable: 2 } }],
    ['connection-refused', { traffic: { refused: 2, unroutable: 1 } }],
    ['no-network', { waits: [waits('client1', LOCK, { sockets: 0 })] }],
    ['never-connects', { waits: [waits('client1', KEYBOARD)] }],
    ['never-connects', {}],
  ] as const)
    it(`is ${cause} with ${JSON.stringify(facts)}`, () => {
      expect(judged(unconnected(facts).build())).toMatchObject({ cause, blame: ['client1'] });
    });

  it('is reported with what it waits for instead', () => {
    const failure = judged(unconnected({ waits: [waits('client1', KEYBOARD)] }).build());
    expect(failure?.why).toMatchObject([{ id: 'why.waits', params: { role: 'client1' } }]);
  });

  it('is the server’s fault where that has stopped listening', () => {
    expect(judged(unconnected({}, { connections: 0 }).build())).toMatchObject({
      cause: 'stops-listening',
      blame: ['server'],
    });
  });

  it('is the server’s fault where that listens at an address that no client uses', () => {
    expect(judged(unconnected({}, { ...BOUND, addresses: ['127.0.1.1'] }).build())).toMatchObject({
      cause: 'wrong-address',
      blame: ['server'],
    });
  });

  for (const address of ['0.0.0.0', '127.0.0.1', '::'])
    it(`is not the server’s fault where that listens at ${address}`, () => {
      expect(judged(unconnected({}, { ...BOUND, addresses: [address] }).build())?.blame).toEqual(['client1']);
    });

  it('names no one where a probe could not connect', () => {
    const trace = unconnected({}, BOUND, PROBE).probes('client1', 'failed').build();
    expect(judged(trace)).toMatchObject({ cause: 'never-connects', blame: [] });
  });

  it('is inconclusive where the platform shows no ports', () => {
    const trace = new TraceBuilder([SERVER, role('client1', 'connects', 'tcp:8080')])
      .start('server', null)
      .start('client1', null)
      .build();
    expect(judged(trace)).toBeNull();
  });

  it('is none where there is a connection', () => {
    const trace = unconnected({}, { ...BOUND, connections: 1 }).build();
    expect(judged(trace)).toBeNull();
    const settled = trace.events.findLast((event) => event.kind === 'settled');
    expect(settled && isConnected(settled)).toBe(true);
  });
});

describe('a client that was not accepted', () => {
  const pending: KernelFacts = {
    waits: [waits('server', from('client2')), waits('client1', from('server'), { pending: true })],
  };
  const accepted = (trace: RunTrace): Failure | null => {
    const [, client] = trace.run.roles;
    return client ? notAccepted(trace, client, ALL, EXPECTED) : null;
  };

  it('is reported with what the server waits for instead, and names no one yet', () => {
    expect(accepted(chat(1, {}, null, pending).build())).toMatchObject({
      cause: 'not-accepted',
      blame: [],
      message: { params: { server: 'server', role: 'client1' } },
      why: [{ id: 'why.waits', params: { role: 'server' } }],
    });
  });

  it('does not count while the harness pauses the server', () => {
    expect(accepted(chat(1).pause('server').rests(pending).build())).toBeNull();
  });

  it('counts again once the server goes on', () => {
    const trace = chat(1).pause('server').resume('server').rests(pending).build();
    expect(accepted(trace)?.cause).toBe('not-accepted');
  });

  it('does not count where the server has accepted the connection, or without kernel evidence', () => {
    expect(accepted(chat(1, {}, null, { waits: [waits('client1', KEYBOARD)] }).build())).toBeNull();
    expect(accepted(chat(1).build())).toBeNull();
  });
});

describe('a program that closes its connection', () => {
  const both = (server: number, client: number): KernelFacts => ({
    waits: [waits('server', CLIENT, { sockets: server }), waits('client1', KEYBOARD, { sockets: client })],
  });
  const judge = (trace: RunTrace): Failure | null => hungUp(trace, trace.run.roles, ALL, EXPECTED);

  for (const [who, facts] of [
    ['server', both(1, 1)],
    ['client1', both(2, 0)],
  ] as const)
    it(`is ${who} where only that one has a socket less`, () => {
      expect(judge(chat(1, {}, null, both(2, 1)).say('server', 'halo').rests(facts).build())).toMatchObject({
        cause: 'connection-reset',
        blame: [who],
        actual: { id: 'actual.hung-up' },
      });
    });

  it('is unknown where both ends have one less: either may have been first', () => {
    expect(judge(chat(1, {}, null, both(2, 1)).say('server', 'x').rests(both(1, 0)).build())).toBeNull();
  });

  it('is unknown where a program ended in the same move', () => {
    const built = chat(1, {}, null, both(2, 1)).say('server', 'x').exits('client1', 0).rests(both(1, 1));
    expect(judge(built.build())).toBeNull();
  });

  it('is unknown where the script stops a program', () => {
    expect(judge(chat(1, {}, null, both(2, 1)).stop('client1').rests(both(1, 0)).build())).toBeNull();
  });

  it('is the server where a scripted client’s connection is closed', () => {
    const trace = chat(1, { client1: PROBE }).say('client1', 'halo').probes('client1', 'closed').build();
    expect(judge(trace)).toMatchObject({ cause: 'connection-reset', blame: ['server'] });
  });

  it('is none where the server has ended, which is reported instead', () => {
    const trace = chat(1, { client1: PROBE }).exits('server', 1).probes('client1', 'closed').build();
    expect(judge(trace)).toBeNull();
  });
});
