import { describe, expect, it } from 'vitest';
import { notBy6 } from '../../../graders/lib/by-version-6.ts';
import { PROBE, role, TraceBuilder } from '../../support/trace.ts';

const BOUND = ['tcp:8080'];
const CLIENTS = ['client1', 'client2'];

/** Two clients that connect one after the other; so many connections use IPv4 after each. */
function came(first: number, second: number, endpoint = 'tcp:[::1]:8080') {
  return new TraceBuilder([
    role('server', 'listens', endpoint),
    role('client1', 'connects', endpoint),
    role('client2', 'connects', endpoint),
  ])
    .start('server', { bound: BOUND })
    .start('client1', { bound: BOUND, connections: 1, byVersion4: first })
    .start('client2', { bound: BOUND, connections: 2, byVersion4: second })
    .build();
}

describe('a program that uses IPv4 where the lab asks for IPv6', () => {
  it('is found by the connection that came with it', () => {
    expect(notBy6(came(0, 1), CLIENTS)).toMatchObject({ cause: 'wrong-version', blame: ['client2'] });
    expect(notBy6(came(1, 2), CLIENTS)).toMatchObject({ blame: CLIENTS });
    expect(notBy6(came(1, 1), CLIENTS)).toMatchObject({ blame: ['client1'] });
    expect(notBy6(came(0, 0), CLIENTS)).toBeNull();
  });

  it('fails no check about other programs', () => {
    expect(notBy6(came(1, 1), ['server', 'client2'])).toBeNull();
  });

  it('is not looked for where the lab does not ask for IPv6', () => {
    expect(notBy6(came(1, 2, 'tcp:8080'), CLIENTS)).toBeNull();
  });

  it('is never a probe', () => {
    const trace = new TraceBuilder([
      role('server', 'listens', 'tcp:[::1]:8080'),
      role('client1', 'connects', 'tcp:[::1]:8080', PROBE),
    ])
      .start('server', { bound: BOUND })
      .start('client1', { bound: BOUND, connections: 1, byVersion4: 1 })
      .build();
    expect(notBy6(trace, CLIENTS)).toBeNull();
  });

  /** A client that has sent a line; so many datagrams were sent since then, and so many of them over IPv4. */
  const sent = (all: number, by4: number, endpoint = 'udp:[::1]:9100') =>
    new TraceBuilder([role('server', 'listens', endpoint), role('client1', 'connects', endpoint)])
      .start('server', { bound: ['udp:9100'] })
      .start('client1', { bound: ['udp:9100'] }, 'start', { datagrams: { sent: 3, byVersion4: 1 } })
      .say('client1', 'halo')
      .rests({ datagrams: { sent: 3 + all, byVersion4: 1 + by4 } })
      .build();

  it('is found by what is sent for a line, where all of it uses IPv4', () => {
    expect(notBy6(sent(2, 2), CLIENTS)).toMatchObject({ cause: 'wrong-version', blame: ['client1'] });
    expect(notBy6(sent(2, 0), CLIENTS)).toBeNull();
    // A name lookup uses IPv4, too.
    expect(notBy6(sent(3, 1), CLIENTS)).toBeNull();
  });
});
