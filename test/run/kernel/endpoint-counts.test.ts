import { describe, expect, it } from 'vitest';
import {
  type Connections,
  type CountedSocket,
  EndpointCounter,
  parseSockets,
} from '../../../src/run/kernel/endpoint-counts.ts';

const SERVER: CountedSocket = { cookie: 'a1', inode: '71', localPort: 8080, remotePort: 50000, segments: 2 };
const CLIENT: CountedSocket = { cookie: 'a2', inode: '72', localPort: 50000, remotePort: 8080, segments: 3 };
const OTHER: CountedSocket = { cookie: 'a3', inode: '73', localPort: 9999, remotePort: 50001, segments: 40 };
const ROLES: Readonly<Record<string, string>> = { '71': 'server', '72': 'client1' };

function scene(opened: number, beside: readonly string[] = []): Connections {
  return {
    roleAt: ({ inode }) => ROLES[inode] ?? null,
    isBeside: ({ localPort }) => localPort === 9999,
    beside,
    opened,
  };
}

describe('what comes over the endpoints', () => {
  it('is counted for each role, without other connections', () => {
    expect(new EndpointCounter().read([CLIENT, OTHER, SERVER], scene(2), 4)).toEqual({
      since: 4,
      segments: { server: 2, client1: 3 },
    });
  });

  it('is counted without a gap while the same connections are there', () => {
    const counter = new EndpointCounter();
    counter.read([SERVER, CLIENT], scene(1), 4);
    expect(counter.read([CLIENT, SERVER], scene(1), 5)?.since).toBe(4);
  });

  it('has a gap where a connection has come or gone', () => {
    const counter = new EndpointCounter();
    counter.read([SERVER, CLIENT], scene(1), 4);
    expect(counter.read([CLIENT], scene(1), 5)?.since).toBe(5);
  });

  it('has a gap where one may have come and gone', () => {
    const counter = new EndpointCounter();
    counter.read([SERVER, CLIENT], scene(1), 4);
    expect(counter.read([SERVER, CLIENT], scene(2), 5)?.since).toBe(5);
  });

  it('has no gap where that was beside the endpoints', () => {
    const counter = new EndpointCounter();
    counter.read([SERVER, CLIENT], scene(1), 4);
    expect(counter.read([SERVER, CLIENT], scene(2, ['9999-50001']), 5)?.since).toBe(4);
    expect(counter.read([SERVER, CLIENT], scene(3, ['9999-50001']), 6)?.since).toBe(6);
  });

  it('is unknown where it is unknown whose a socket is', () => {
    const counter = new EndpointCounter();
    counter.read([SERVER, CLIENT], scene(1), 4);
    const stranger = { ...CLIENT, inode: '99' };
    expect(counter.read([SERVER, stranger], scene(1), 5)).toBeNull();
    expect(counter.read([SERVER, CLIENT], scene(1), 6)?.since).toBe(6);
  });
});

describe('the output of ss', () => {
  it('are read line by line, connections that are half closed left out', () => {
    const text = [
      'ESTAB      0      0      127.0.0.1:9999   127.0.0.1:59776 ino:71 sk:1001 cgroup:/ <-> ts data_segs_out:1 data_segs_in:7 bbr',
      'ESTAB      1      0   [::ffff:127.0.0.1]:59776  [::ffff:127.0.0.1]:9999  ino:72 sk:1f cgroup:/ <-> ts data_segs_out:7',
      'CLOSE-WAIT 0      0      127.0.0.1:9998   127.0.0.1:59770 ino:73 sk:1003 <-> ts',
    ].join('\n');
    expect(parseSockets(text)).toEqual([
      { cookie: '1001', inode: '71', localPort: 9999, remotePort: 59776, segments: 7 },
      { cookie: '1f', inode: '72', localPort: 59776, remotePort: 9999, segments: 0 },
    ]);
  });
});
