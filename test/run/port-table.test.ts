import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../src/model/endpoint.ts';
import { parseNetstat } from '../../src/run/port-table.ts';

const ENDPOINTS: readonly Endpoint[] = [
  { transport: 'tcp', group: null, port: 8080 },
  { transport: 'udp', group: '224.1.1.1', port: 5004 },
];

const MACOS = `Active Internet connections (including servers)
Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)
tcp4       0      0  127.0.0.1.8080         127.0.0.1.51234        ESTABLISHED
tcp4       0      0  127.0.0.1.51234        127.0.0.1.8080         ESTABLISHED
tcp4       0      0  *.8080                 *.*                    LISTEN
tcp46      0      0  *.18080                *.*                    LISTEN
tcp4       0      0  127.0.0.1.51230        127.0.0.1.8080         TIME_WAIT
udp4       0      0  *.5004                 *.*
udp4       0      0  *.5004                 *.*
udp4       0      0  *.5353                 *.*
`;

const WINDOWS = `
Active Connections

  Proto  Local Address          Foreign Address        State
  TCP    0.0.0.0:8080           0.0.0.0:0              LISTENING
  TCP    127.0.0.1:8080         127.0.0.1:51234        ESTABLISHED
  TCP    127.0.0.1:51234        127.0.0.1:8080         ESTABLISHED
  TCP    [::]:135               [::]:0                 LISTENING
  UDP    0.0.0.0:5004           *:*
  UDP    [::1]:1900             *:*
`.replaceAll('\n', '\r\n');

describe('netstat', () => {
  it('is read as macOS prints it', () => {
    expect(parseNetstat(MACOS, ENDPOINTS)).toEqual({
      bound: ['tcp:8080', 'udp:5004', 'udp:5004'],
      others: [],
      addresses: [],
      connections: 1,
      members: null,
      membersOnLoopback: null,
    });
  });

  it('is read as Windows prints it', () => {
    expect(parseNetstat(WINDOWS, ENDPOINTS)).toMatchObject({
      bound: ['tcp:8080', 'udp:5004'],
      connections: 1,
    });
  });

  it('has no ports in empty output', () => {
    expect(parseNetstat('', ENDPOINTS)).toMatchObject({ bound: [], connections: 0 });
  });
});
