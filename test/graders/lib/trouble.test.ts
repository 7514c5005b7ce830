import { describe, expect, it } from 'vitest';
import { troubleOf } from '../../../graders/lib/trouble.ts';
import type { RunTrace } from '../../../src/model/trace.ts';
import { anyMessage } from '../../support/any-message.ts';
import {
  CLIENT,
  chat,
  from,
  group,
  KEYBOARD,
  PROBE,
  role,
  TraceBuilder,
  waits,
} from '../../support/trace.ts';

const EXPECTED = anyMessage('expected.shown-once');

function trouble(trace: RunTrace, ...roles: readonly string[]) {
  return troubleOf(trace, roles, Number.POSITIVE_INFINITY, EXPECTED);
}

describe('a cause that explains by itself why nothing was shown', () => {
  it('is none in a scene where all is well', () => {
    const facts = { waits: [waits('server', KEYBOARD), waits('client1', from('server'))] };
    expect(trouble(chat(1, {}, null, facts).say('server', 'halo').build(), 'server', 'client1')).toBeNull();
  });

  it('is first of all that no server listens, not that the client ended because of it', () => {
    const trace = new TraceBuilder([
      role('server', 'listens', 'tcp:8080'),
      role('client1', 'connects', 'tcp:8080'),
    ])
      .start('server', {})
      .begins('client1')
      .complains('client1', 'ConnectionRefusedError: [Errno 111] Connection refused')
      .exits('client1', 1)
      .settled({})
      .build();
    expect(trouble(trace, 'client1')).toMatchObject({ cause: 'never-listens', blame: ['server'] });
  });

  it('is first that a program ended, then that it never connected', () => {
    const trace = new TraceBuilder([
      role('server', 'listens', 'tcp:8080'),
      role('client1', 'connects', 'tcp:8080'),
    ])
      .start('server', { bound: ['tcp:8080'] })
      .begins('client1')
      .complains('client1', 'Error: connect ECONNREFUSED 127.0.0.1:8081')
      .exits('client1', 1)
      .settled({ bound: ['tcp:8080'] })
      .build();
    expect(trouble(trace, 'client1')).toMatchObject({ cause: 'wrong-port', blame: ['client1'] });
  });

  it('is a server that waits for a client that it keeps out itself', () => {
    const trace = chat(1).start('client1', { connections: 1 }).build();
    expect(trouble(trace, 'server')).toBeNull();
  });

  it('is that a receiver never joined', () => {
    const trace = new TraceBuilder([role('receiver1', 'joins', 'udp:224.1.1.1:5004')])
      .start('receiver1', { bound: ['udp:5004'] })
      .build();
    expect(trouble(trace, 'receiver1')).toMatchObject({ cause: 'never-joined-group', blame: ['receiver1'] });
  });

  it('is that a program has stopped itself', () => {
    const facts = { waits: [waits('client1', from('server'), { stopped: true })] };
    const trace = chat(1).say('server', 'halo').rests(facts).build();
    expect(trouble(trace, 'client1')).toMatchObject({ cause: 'stopped-itself', blame: ['client1'] });
  });

  it('is that a program never rests', () => {
    const trace = group(1)
      .say('sender', 'halo')
      .rests({ restless: ['receiver1'], by: 'idle' })
      .build();
    expect(trouble(trace, 'receiver1')).toMatchObject({ cause: 'busy-loop', blame: ['receiver1'] });
  });

  it('is not looked for in other roles, except for the server that clients depend on', () => {
    const trace = chat(2).say('client1', 'a').exits('client1', 1).say('server', 'halo').build();
    expect(trouble(trace, 'client2')).toBeNull();
    expect(trouble(chat(2).say('server', 'a').exits('server', 1).build(), 'client2')?.cause).toBe('crash');
  });

  it('is not looked for in probes', () => {
    const facts = { waits: [waits('server', CLIENT, { stopped: true })] };
    const trace = chat(1, { server: PROBE }).say('server', 'halo').rests(facts).build();
    expect(trouble(trace, 'client1')).toBeNull();
  });

  it('is only what happened before the turn was over', () => {
    const trace = chat(1).say('server', 'a').say('client1', 'b').exits('client1', 0).build();
    expect(troubleOf(trace, ['client1'], 3, EXPECTED)).toBeNull();
  });
});
