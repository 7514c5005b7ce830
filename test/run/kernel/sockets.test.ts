import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../src/model/endpoint.ts';
import { Sockets } from '../../../src/run/kernel/sockets.ts';
import { ordersOf } from '../../support/orders.ts';

const TCP: Endpoint = { transport: 'tcp', group: null, port: 8080 };
const UDP: Endpoint = { transport: 'udp', group: '224.1.1.1', port: 5004 };
const HEAD =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const TAIL = '00:00000000 00000000  1000        0';
const LISTENING = `   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 ${TAIL} 4711 1 0 100 0 0 10 0`;
const CLIENT = `   1: 0100007F:C350 0100007F:1F90 01 00000000:00000005 ${TAIL} 4712 1 0 20 4 30 10 -1`;
const SERVER = `   2: 0100007F:1F90 0100007F:C350 01 00000000:00000000 ${TAIL} 4713 1 0 20 4 30 10 -1`;
const OTHER = `   3: 00000000:2328 00000000:0000 0A 00000000:00000000 ${TAIL} 4714 1 0 100 0 0 10 0`;
const BOUND = `  10: 00000000:138C 00000000:0000 07 00000000:00000000 ${TAIL} 4715 2 0 0`;
const IGMP = `Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter
1\tlo        :     2      V3
\t\t\t\t010101E0     2 0:00000000\t\t0
\t\t\t\t010000E0     1 0:00000000\t\t0
2\teth0      :     2      V3
\t\t\t\t010101E0     1 0:00000000\t\t0
`;
/** The groups of all nodes, and of the machine's own address, are the kernel's memberships. */
const IGMP6 = `1    lo              ff020000000000000000000000000001     1 0000000C 0
1    lo              ff020000000000000000000000001234     1 00000004 0
2    eth0            ff020000000000000000000000001234     2 00000004 0
2    eth0            ff0200000000000000000001ff000005     1 00000004 0
2    eth0            ff010000000000000000000000000001     1 00000008 0
`;

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-net-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function sockets(files: Readonly<Record<string, string>>, shared = false): Sockets {
  return new Sockets([{ folder: folderOf(files), role: null }], [TCP, UDP], shared);
}

describe('the sockets of a network', () => {
  it('tell what is bound, connected and joined', () => {
    const tcp = [HEAD, LISTENING, CLIENT, SERVER, OTHER].join('\n');
    expect(sockets({ tcp, udp: [HEAD, BOUND, BOUND].join('\n'), igmp: IGMP }).facts()).toEqual({
      bound: ['tcp:8080', 'udp:5004', 'udp:5004'],
      others: ['tcp:9000'],
      addresses: ['127.0.0.1', '0.0.0.0', '0.0.0.0'],
      connections: 1,
      members: { '224.1.1.1': 3 },
      membersOnLoopback: { '224.1.1.1': 2 },
    });
  });

  it('tell who has joined IPv6 groups', () => {
    expect(sockets({ igmp: IGMP, igmp6: IGMP6 }).facts()).toMatchObject({
      members: { '224.1.1.1': 3, 'ff02::1234': 3 },
      membersOnLoopback: { '224.1.1.1': 2, 'ff02::1234': 1 },
    });
  });

  it('tell which connections use IPv4 to an IPv6 endpoint of the lab', () => {
    const by6 = { ...TCP, version6: true } as const;
    const tcp = [HEAD, LISTENING, CLIENT, SERVER].join('\n');
    const facts = (endpoint: typeof TCP) =>
      new Sockets([{ folder: folderOf({ tcp }), role: null }], [endpoint], false).facts();
    expect(facts(by6)).toMatchObject({ connections: 1, byVersion4: 1 });
    expect(facts(TCP)).not.toHaveProperty('byVersion4');
    const own = '00000000000000000000000001000000';
    const tcp6 = `   1: ${own}:C000 ${own}:1F90 01 00000000:00000000 ${TAIL} 4720 1`;
    const right = new Sockets([{ folder: folderOf({ tcp6 }), role: null }], [by6], false).facts();
    expect(right).toMatchObject({ connections: 1 });
    expect(right).not.toHaveProperty('byVersion4');
  });

  it('are at rest with bytes for which the other end has no room, as long as it reads nothing', () => {
    const asking = SERVER.replace('00000000:00000000 00', '00000005:00000000 04');
    const unread = CLIENT;
    const resent = asking.replace(' 04:', ' 01:');
    const heldUp = sockets({ tcp: [HEAD, LISTENING, unread, asking].join('\n') });
    expect([heldUp.atRest(), heldUp.isHeldUp()]).toEqual([true, true]);
    for (const rows of [[unread.replace('00000005', '00000000'), asking], [unread, resent], [asking]]) {
      const moving = sockets({ tcp: [HEAD, LISTENING, ...rows].join('\n') });
      expect([moving.atRest(), moving.isHeldUp()]).toEqual([false, false]);
    }
  });

  it('are at rest with unread bytes, and not with bytes that are on their way', () => {
    expect(sockets({ tcp: [HEAD, LISTENING, CLIENT, SERVER].join('\n') }).atRest()).toBe(true);
    const sending = CLIENT.replace('00000000:00000005', '00000005:00000000');
    expect(sockets({ tcp: [HEAD, LISTENING, sending].join('\n') }).atRest()).toBe(false);
  });

  it('are not at rest while a connection is being made', () => {
    const connecting = CLIENT.replace(' 01 ', ' 02 ');
    expect(sockets({ tcp: [HEAD, connecting].join('\n') }).atRest()).toBe(false);
  });

  it('are not at rest while a packet has been sent and not received', () => {
    const snmp = (sent: number): string => `Ip: InReceives OutRequests\nIp: 7 ${sent}\n`;
    expect(sockets({ snmp: snmp(7) }).atRest()).toBe(true);
    expect(sockets({ snmp: snmp(8) }).atRest()).toBe(false);
  });

  it("leave out other people's where the network is shared", () => {
    const sending = OTHER.replace(' 0A 00000000', ' 01 00000009');
    const shared = sockets({ tcp: [HEAD, LISTENING, sending].join('\n') }, true);
    expect(shared.atRest()).toBe(true);
    expect(shared.facts()).toMatchObject({ bound: ['tcp:8080'], others: [] });
  });

  it('leave out those that never leave the machine', () => {
    const unix =
      'Num RefCount Protocol Flags Type St Inode Path\nff: 00000003 00000000 00000000 0001 03 9999\n';
    expect([...sockets({ unix }).unixInodes()]).toEqual(['9999']);
  });
});

describe('the facts of a scene', () => {
  it('are the same in any order in which the kernel lists its sockets and groups', () => {
    const other = OTHER.replace('00000000:2328', '0100007F:1F90');
    const groups = ['\t\t\t\t010101E0     2 0:00000000\t\t0', '\t\t\t\t020101E0     1 0:00000000\t\t0'];
    const found = new Set<string>();
    for (const rows of ordersOf([LISTENING, OTHER, other, CLIENT]))
      for (const own of ordersOf(groups)) {
        const igmp = [
          'Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter',
          '2\teth0      :     2      V3',
          ...own,
        ];
        const files = {
          tcp: [HEAD, ...rows, ''].join('\n'),
          udp: [HEAD, BOUND, ''].join('\n'),
          igmp: igmp.join('\n'),
        };
        found.add(JSON.stringify(sockets(files).facts()));
      }
    expect(found.size).toBe(1);
  });
});
