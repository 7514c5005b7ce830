import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../src/model/endpoint.ts';
import { NetworkCounters } from '../../../src/run/kernel/network-counters.ts';
import { NetworkFiles } from '../../../src/run/kernel/network-files.ts';

const TCP: Endpoint = { transport: 'tcp', group: null, port: 8080 };
const UDP: Endpoint = { transport: 'udp', group: '224.1.1.1', port: 5004 };
const QUEUE = (waiting: number): string =>
  `${'000010c9 '.repeat(11)}0000000${waiting} 00000000 00000000 00000000\n`;

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-net-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function counters(
  files: Readonly<Record<string, string>>,
  {
    shared = false,
    gateFolder = null,
  }: { readonly shared?: boolean; readonly gateFolder?: string | null } = {},
): NetworkCounters {
  const network = { folders: [folderOf(files)], endpoints: [TCP, UDP], shared, gateFolder };
  return new NetworkCounters(network, new NetworkFiles());
}

/** Those of a run whose machine has an interface beside loopback. */
function onNetwork(
  files: Readonly<Record<string, string>>,
  gate: Readonly<Record<string, string>> = {},
): NetworkCounters {
  return counters(files, { gateFolder: folderOf(gate) });
}

describe('the counters of a network', () => {
  it('show a packet that has been sent and not received', () => {
    const snmp = (sent: number): string => `Ip: InReceives OutRequests\nIp: 7 ${sent}\n`;
    expect(counters({ snmp: snmp(7) }).isPacketUnderWay()).toBe(false);
    expect(counters({ snmp: snmp(8) }).isPacketUnderWay()).toBe(true);
  });

  it('show a packet that waits for any processor, where there is more than loopback', () => {
    const snmp = 'Ip: InReceives OutRequests\nIp: 7 8\n';
    expect(onNetwork({ snmp, softnet_stat: QUEUE(0) + QUEUE(0) }).isPacketUnderWay()).toBe(false);
    expect(onNetwork({ snmp, softnet_stat: QUEUE(0) + QUEUE(3) }).isPacketUnderWay()).toBe(true);
  });

  it('tell how many segments and connections there were', () => {
    const snmp = 'Tcp: AttemptFails EstabResets\nTcp: 2 1\nIp: OutNoRoutes InReceives\nIp: 3 7\n';
    const netstat = 'TcpExt: SyncookiesSent TCPOrigDataSent\nTcpExt: 0 12\n';
    expect(counters({ snmp, netstat }).counts().traffic).toEqual({
      segments: 12,
      refused: 2,
      resets: 1,
      unroutable: 3,
    });
  });

  it('tell how many datagrams there were', () => {
    const snmp = 'Udp: InDatagrams NoPorts OutDatagrams IgnoredMulti\nUdp: 4 1 6 2\n';
    const netstat = 'IpExt: InNoRoutes OutMcastPkts\nIpExt: 0 5\n';
    expect(counters({ snmp, netstat }).counts().datagrams).toEqual({
      sent: 6,
      multicast: 5,
      ignored: 2,
      refused: 1,
      received: 4,
      left: null,
      looped: null,
    });
  });

  it('tell what was sent to the groups of the run once that is counted, and what went over loopback', () => {
    const dev = ' face |bytes    packets\n    lo:     878      18    0\n  eth0:     283       4    0\n';
    const gate = { netstat: 'IpExt: InMcastPkts OutMcastPkts\nIpExt: 5 0\n' };
    const found = onNetwork({ dev }, gate);
    expect(found.counts().datagrams).toMatchObject({ left: null, looped: 18 });
    found.attend();
    expect(found.counts().datagrams).toMatchObject({ left: 5, looped: 18 });
  });

  it('show no traffic where others use the network too', () => {
    expect(counters({}, { shared: true }).counts().traffic).toBeNull();
    expect(counters({}, { shared: true }).counts().datagrams).toBeNull();
  });
});
