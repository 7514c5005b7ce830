import { describe, expect, it } from 'vitest';
import { firstExit } from '../../../graders/lib/exits.ts';
import type { RunTrace, TraceRole } from '../../../src/model/trace.ts';
import type { Failure } from '../../../src/model/verdict.ts';
import { anyMessage } from '../../support/any-message.ts';
import { chat, group, PROBE, role, TraceBuilder } from '../../support/trace.ts';

const EXPECTED = anyMessage('expected.listening');
const SERVER = role('server', 'listens', 'tcp:8080');
const CLIENT = role('client1', 'connects', 'tcp:8080');
const RECEIVER = role('receiver1', 'joins', 'udp:224.1.1.1:5004');

function judged(trace: RunTrace): Failure | null {
  return firstExit(trace, trace.run.roles, Number.POSITIVE_INFINITY, EXPECTED);
}

/** A program that prints this on its error stream and ends, in its start. */
function crashing(who: TraceRole, complaint: string): RunTrace {
  return new TraceBuilder([who]).begins(who.id).complains(who.id, complaint).exits(who.id, 1).build();
}

describe('a program that ends with a network error', () => {
  for (const [who, complaint, cause] of [
    [SERVER, 'OSError: [Errno 98] Address already in use', 'address-in-use'],
    [RECEIVER, 'Error: bind EADDRINUSE 0.0.0.0:5004', 'address-in-use'],
    [SERVER, 'OSError: [Errno 99] Cannot assign requested address', 'wrong-address'],
    [RECEIVER, 'OSError: [Errno 99] Cannot assign requested address', 'wrong-interface'],
    [RECEIVER, 'OSError: [Errno 19] No such device', 'wrong-interface'],
    [SERVER, 'OSError: [Errno 19] No such device', 'crash'],
    [CLIENT, 'OSError: [Errno 101] Network is unreachable', 'wrong-address'],
    [CLIENT, 'Error: getaddrinfo ENOTFOUND serverku', 'wrong-address'],
    [CLIENT, 'ConnectionRefusedError: [Errno 111] Connection refused', 'connection-refused'],
    [CLIENT, 'Error: connect ECONNREFUSED 127.0.0.1:8080', 'connection-refused'],
    [CLIENT, 'Error: connect ECONNREFUSED 127.0.0.1:8081', 'wrong-port'],
    [CLIENT, 'Error: connect ECONNREFUSED ::1:8080', 'wrong-address'],
    [SERVER, '    SyntaxError: invalid syntax', 'syntax-error'],
    [SERVER, 'NameError: name "sokcet" is not defined', 'crash'],
  ] as const)
    it(`finds ${cause} of ${who.id} by "${complaint}"`, () => {
      expect(judged(crashing(who, complaint))).toMatchObject({ cause, blame: [who.id] });
    });

  it('names the place that it wanted to reach, where the error does', () => {
    expect(
      judged(crashing(CLIENT, 'Error: connect ECONNREFUSED 127.0.0.1:8081'))?.message.params,
    ).toMatchObject({ other: '127.0.0.1:8081', endpoint: 'tcp:8080' });
  });

  for (const complaint of ['BrokenPipeError: [Errno 32] Broken pipe', 'Error: read ECONNRESET'])
    it(`blames no one for a connection that was reset: "${complaint}"`, () => {
      const failure = judged(crashing(CLIENT, complaint));
      expect(failure).toMatchObject({
        cause: 'connection-reset',
        blame: [],
        message: { id: 'cause.cut-off' },
      });
    });
});

describe('a program that ends in another way', () => {
  for (const [because, cause] of [
    ['cpu', 'busy-loop'],
    ['output', 'too-much-output'],
    ['memory', 'too-much-memory'],
  ] as const)
    it(`exceeded a limit, and is ${cause}`, () => {
      expect(judged(chat(0).dies('server', 'SIGKILL', because).build())).toMatchObject({
        cause,
        blame: ['server'],
        actual: { id: 'actual.over-limit' },
      });
    });

  it('was killed where a signal ended it that is not the harness’s', () => {
    expect(judged(chat(0).dies('server', 'SIGKILL').build())).toMatchObject({ cause: 'killed' });
  });

  it('crashed where its own fault ended it by a signal', () => {
    expect(judged(chat(0).dies('server', 'SIGSEGV').build())).toMatchObject({ cause: 'crash' });
  });

  it('ended early where it says that all is well', () => {
    expect(judged(chat(0).exits('server', 0).build())).toMatchObject({
      cause: 'exits-early',
      blame: ['server'],
      actual: { id: 'actual.ended' },
    });
  });

  it('is no failure where the script stopped it', () => {
    expect(judged(chat(1).stop('client1').exits('client1', 0, 'stopped').build())).toBeNull();
  });
});

describe('the role that is named for a program’s end', () => {
  it('is the program itself, where it ends in its start', () => {
    expect(judged(crashing(SERVER, 'ValueError: rusak'))?.blame).toEqual(['server']);
  });

  it('is the program itself, where it ends with a line typed at it', () => {
    expect(judged(chat(1).say('client1', 'halo').exits('client1', 1).build())?.blame).toEqual(['client1']);
  });

  it('is none, where it ends at another’s line', () => {
    expect(judged(chat(1).say('server', 'halo').exits('client1', 1).build())).toMatchObject({
      cause: 'crash',
      blame: [],
    });
  });

  it('is none, where another ends in the same move', () => {
    const trace = chat(1).say('client1', 'halo').exits('client1', 1).exits('server', 1).build();
    expect(judged(trace)?.blame).toEqual([]);
  });

  it('is the program that exceeds a limit, whoever speaks', () => {
    const trace = chat(1).say('server', 'halo').dies('client1', 'SIGKILL', 'output').build();
    expect(judged(trace)?.blame).toEqual(['client1']);
  });

  for (const [first, second] of [
    ['client1', 'client2'],
    ['client2', 'client1'],
  ] as const)
    it(`is not the one that was cut off in the same move, whichever end is noticed first: ${first}`, () => {
      const complaint = { client1: 'KeyError: text', client2: 'ConnectionResetError: [Errno 104]' };
      const built = chat(2).say('server', 'halo');
      for (const who of [first, second]) built.complains(who, complaint[who]).exits(who, 1);
      expect(judged(built.build())).toMatchObject({
        cause: 'crash',
        message: { params: { role: 'client1' } },
      });
    });

  it('is the first of several', () => {
    const trace = group(2).exits('receiver2', 1).say('sender', 'a').exits('receiver1', 1).build();
    expect(judged(trace)?.message.params.role).toBe('receiver2');
  });
});

describe('a program that cannot read what another one sends', () => {
  it('has no syntax error', () => {
    const trace = new TraceBuilder([SERVER, CLIENT])
      .begins('server')
      .begins('client1')
      .say('server', 'halo')
      .complains('client1', 'SyntaxError: Unexpected token h in JSON at position 0')
      .exits('client1', 1)
      .build();
    expect(judged(trace)).toMatchObject({ cause: 'crash', blame: [] });
  });
});

describe('a receiver among scripted endpoints', () => {
  const ended = (code: number, ...shown: readonly string[]): RunTrace =>
    group(1, { sender: PROBE })
      .say('sender', 'halo')
      .prints('receiver1', ...shown)
      .exits('receiver1', code)
      .build();

  it('has ended by itself with a line that it has shown', () => {
    expect(judged(ended(0, 'halo'))).toMatchObject({ cause: 'exits-early', blame: ['receiver1'] });
  });

  it('may have ended for what it was sent where it has shown nothing of it, or with an error', () => {
    expect(judged(ended(0, 'salah'))).toMatchObject({ cause: 'exits-early', blame: [] });
    expect(judged(ended(1, 'halo'))).toMatchObject({ cause: 'crash', blame: [] });
  });
});
