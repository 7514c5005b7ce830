import { describe, expect, it } from 'vitest';
import { notConnected } from '../../../graders/lib/connections.ts';
import { firstExit } from '../../../graders/lib/exits.ts';
import { notJoined, notListening } from '../../../graders/lib/places.ts';
import type { PortFacts } from '../../../src/model/trace.ts';
import { anyMessage } from '../../support/any-message.ts';
import { role, TraceBuilder } from '../../support/trace.ts';

const EXPECTED = anyMessage('expected.listening');
const SERVER = role('server', 'listens', 'tcp:8080');
const CLIENT = role('client1', 'connects', 'tcp:8080');
const RECEIVER = role('receiver1', 'joins', 'udp:224.1.1.1:5004');
const BOUND: Partial<PortFacts> = { bound: ['udp:5004'], addresses: ['0.0.0.0'] };

describe('a program that goes on after it printed a network error', () => {
  it('fails for an address in use, where its port is not bound', () => {
    const trace = new TraceBuilder([RECEIVER])
      .begins('receiver1')
      .complains('receiver1', 'Exception in thread Thread-1 (listen):')
      .complains('receiver1', 'Traceback (most recent call last):')
      .complains('receiver1', '  File "/home/siti/receiver.py", line 4, in listen')
      .complains('receiver1', 'OSError: [Errno 98] Address already in use')
      .settled({ others: [] })
      .build();
    expect(notJoined(trace, RECEIVER, EXPECTED)).toMatchObject({
      cause: 'address-in-use',
      blame: ['receiver1'],
      actual: { params: { error: 'OSError: [Errno 98] Address already in use · receiver.py:4' } },
    });
  });

  it('fails so as a server too, whatever its words', () => {
    const trace = new TraceBuilder([SERVER])
      .begins('server')
      .prints('server', 'Gagal: Address already in use')
      .settled({ others: [] })
      .build();
    expect(notListening(trace, SERVER, EXPECTED)).toMatchObject({ cause: 'address-in-use' });
  });

  it('fails for its interface, where it is bound and has joined no group', () => {
    const trace = new TraceBuilder([RECEIVER])
      .begins('receiver1')
      .prints('receiver1', 'tidak bisa bergabung: [Errno 19] No such device')
      .settled(BOUND)
      .build();
    expect(notJoined(trace, RECEIVER, EXPECTED)).toMatchObject({ cause: 'wrong-interface' });
  });

  it('fails for the port that it tried, where it has no connection', () => {
    const trace = new TraceBuilder([SERVER, CLIENT])
      .start('server', { bound: ['tcp:8080'], addresses: ['0.0.0.0'] })
      .begins('client1')
      .prints('client1', 'dial tcp 127.0.0.1:8081: connect: connection refused')
      .settled({ bound: ['tcp:8080'], addresses: ['0.0.0.0'] })
      .build();
    expect(notConnected(trace, CLIENT, EXPECTED)).toMatchObject({ cause: 'wrong-port', blame: ['client1'] });
  });

  it('does not fail where it is bound or connected all the same', () => {
    const trace = new TraceBuilder([RECEIVER])
      .begins('receiver1')
      .prints('receiver1', 'Address already in use, mencoba lagi', 'No such device')
      .settled({ ...BOUND, members: { '224.1.1.1': 1 } })
      .build();
    expect(notJoined(trace, RECEIVER, EXPECTED)).toBeNull();
  });
});

describe('a program that ends normally after it printed a network error', () => {
  it('fails for that error', () => {
    const trace = new TraceBuilder([RECEIVER])
      .begins('receiver1')
      .prints('receiver1', 'Terjadi kesalahan: [Errno 98] Address already in use')
      .exits('receiver1', 0)
      .build();
    expect(firstExit(trace, [RECEIVER], 9, EXPECTED)).toMatchObject({
      cause: 'address-in-use',
      actual: { id: 'actual.crash-error' },
    });
  });

  it('has only ended early, where it recovered in an earlier move', () => {
    const trace = new TraceBuilder([SERVER, CLIENT])
      .begins('client1')
      .prints('client1', 'Connection refused, mencoba lagi')
      .settled()
      .say('server', 'halo')
      .exits('client1', 0)
      .build();
    expect(firstExit(trace, [CLIENT], 9, EXPECTED)).toMatchObject({ cause: 'exits-early' });
  });
});
