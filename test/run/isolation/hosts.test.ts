import { readFileSync } from 'node:fs';
import { execa } from 'execa';
import { afterEach, describe, expect, vi } from 'vitest';
import { randomFrom } from '../../../src/lab/random.ts';
import {
  chooseHostAddresses,
  chooseHostAddresses6,
  type NetworkPlan,
} from '../../../src/run/isolation/host-address.ts';
import type { Isolation } from '../../../src/run/isolation/isolation.ts';
import { openPrivateNetwork } from '../../../src/run/isolation/private-network.ts';
import { Sockets } from '../../../src/run/kernel/sockets.ts';
import { needs } from '../../support/tools.ts';
import { sandboxesHiding } from './play-in-sandbox.ts';

const { it } = needs('namespaces', 'python3');
const by6 = needs('namespaces', 'python3', 'ipv6');
const sandboxed = needs('namespaces', 'python3', 'bwrap');

const ROLES = ['server', 'client1', 'client2'] as const;
const [SERVER, CLIENT1, CLIENT2, AWAY] = chooseHostAddresses(randomFrom('hosts'), 4);
if (!SERVER || !CLIENT1 || !CLIENT2 || !AWAY) throw new Error('expected four addresses');
const BY6 = chooseHostAddresses6(randomFrom('hosts6'), 4);
const NETWORK: NetworkPlan = {
  host: SERVER,
  hosts: [
    { name: 'server', at: SERVER, isThere: true },
    { name: 'client1', at: CLIENT1, isThere: true },
    { name: 'client2', at: CLIENT2, isThere: true },
    { name: 'away', at: AWAY, isThere: false },
  ],
};

afterEach(() => vi.unstubAllEnvs());

async function withHosts(
  test: (network: Isolation) => Promise<void>,
  open: (plan: NetworkPlan) => Promise<Isolation> = openPrivateNetwork,
): Promise<void> {
  const network = await open(NETWORK);
  try {
    await test(network);
  } finally {
    await network.close();
  }
}

/** The JSON that a Python script prints on the host of a role. */
async function onHost(network: Isolation, host: string, script: string): Promise<unknown> {
  const { command, args, cwd, env } = network.wrap({
    command: 'python3',
    args: ['-c', `import json, sys\nfrom socket import *\nsetdefaulttimeout(20)\n${script}`],
    cwd: '/',
    env: { PATH: process.env.PATH ?? '' },
    folders: [],
    host,
  });
  const child = execa(command, [...args], { cwd, env: { ...env }, extendEnv: false, reject: false });
  if (child.pid !== undefined) network.adopt(child.pid);
  const { stdout, stderr } = await child;
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Which hosts hear a datagram from client1's host, by how it is sent; all three listen to everything. */
async function hearers(network: Isolation, send: string, join = ''): Promise<readonly string[]> {
  const listen = `
s = socket(AF_INET, SOCK_DGRAM); s.bind(('', 5006)); s.settimeout(20)
${join}
t = socket(AF_INET, SOCK_STREAM); t.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1); t.bind(('', 7000)); t.listen()
t.accept()[0].recv(1)
s.setblocking(False)
try: print(json.dumps(s.recv(99).decode()))
except BlockingIOError: print('null')`;
  const listening = ROLES.map((role) => onHost(network, role, listen));
  await onHost(
    network,
    'client1',
    `
import time
def whenever(role):
    while True:
        try: return create_connection((role, 7000))
        except OSError: time.sleep(.01)
ends = [whenever(role) for role in ${JSON.stringify(ROLES)}]
s = socket(AF_INET, SOCK_DGRAM)
${send}
for end in ends: end.send(b'.')
print('null')`,
  );
  const heard = await Promise.all(listening);
  return ROLES.filter((_, index) => heard[index] === 'hello');
}

for (const [level, make, open] of [
  ['a private network', it, openPrivateNetwork],
  ['a sandbox', sandboxed.it, (plan: NetworkPlan) => sandboxesHiding('/nowhere').open(plan)],
] as const)
  describe(`hosts in ${level}`, () => {
    make('have a name and an address each, by which all know all', () =>
      withHosts(async (network) => {
        expect(network.hosts.map(({ role, at }) => [role, at])).toEqual([
          ['server', SERVER],
          ['client1', CLIENT1],
          ['client2', CLIENT2],
        ]);
        for (const role of ROLES)
          expect(
            await onHost(
              network,
              role,
              `print(json.dumps([gethostname()] + [gethostbyname(n) for n in ('server', 'client1', 'client2', 'away', 'localhost')]))`,
            ),
          ).toEqual([role, SERVER.address, CLIENT1.address, CLIENT2.address, AWAY.address, '127.0.0.1']);
      }, open),
    );

    make('have ports of their own', () =>
      withHosts(async (network) => {
        const bind = `s = socket(AF_INET, SOCK_STREAM); s.bind(('', 8080)); s.listen()`;
        const serving = onHost(
          network,
          'server',
          `${bind}\nc, a = s.accept()\nc.send(b'?')\nprint(json.dumps(a[0]))`,
        );
        const refused = await onHost(
          network,
          'client1',
          `
import time
while True:
    try: c = create_connection(('server', 8080)); break
    except ConnectionRefusedError: time.sleep(.01)
c.recv(1)
${bind}
out = []
for name in ('client2', 'away', '8.8.8.8'):
    try: create_connection((name, 8080))
    except OSError as e: out.append(e.strerror)
print(json.dumps(out))`,
        );
        expect(refused).toEqual(['Connection refused', 'Network is unreachable', 'Network is unreachable']);
        expect(await serving).toBe(CLIENT1.address);
      }, open),
    );

    make('hear what is sent to everybody, by either address', () =>
      withHosts(async (network) => {
        const allow = 's.setsockopt(SOL_SOCKET, SO_BROADCAST, 1)\n';
        for (const to of [SERVER.broadcast, '255.255.255.255'])
          expect(await hearers(network, `${allow}s.sendto(b'hello', ('${to}', 5006))`)).toEqual(ROLES);
        expect(await hearers(network, `s.sendto(b'hello', ('client2', 5006))`)).toEqual(['client2']);
      }, open),
    );

    make('have memberships of their own', () =>
      withHosts(async (network) => {
        const join = `
if gethostname() != 'server':
    s.setsockopt(IPPROTO_IP, IP_ADD_MEMBERSHIP, inet_aton('239.1.2.3') + inet_aton('0.0.0.0'))`;
        const send = `s.sendto(b'hello', ('239.1.2.3', 5006))`;
        expect(await hearers(network, send, join)).toEqual(['client1', 'client2']);
        const off = 's.setsockopt(IPPROTO_IP, IP_MULTICAST_LOOP, 0)\n';
        expect(await hearers(network, off + send, join)).toEqual(['client2']);
      }, open),
    );

    make('refuse nobody a datagram to nobody, and tell who sends it', () =>
      withHosts(async (network) => {
        for (const to of ['away', '8.8.8.8', SERVER.gateway, 'client2'])
          expect(
            await onHost(
              network,
              'client1',
              `
s = socket(AF_INET, SOCK_DGRAM); s.connect(('${to}', 9)); s.settimeout(20); s.send(b'?')
try: s.recv(1)
except OSError as e: print(json.dumps([s.getsockname()[0], e.strerror]))`,
            ),
          ).toEqual([CLIENT1.address, 'Connection refused']);
      }, open),
    );

    make('are seen by the tables of each', () =>
      withHosts(async (network) => {
        const sockets = new Sockets(
          network.hosts.map(({ role, netFolder }) => ({ role, folder: netFolder })),
          [{ transport: 'udp', group: '239.1.2.3', port: 5006 }],
          false,
          network.gateFolder,
        );
        try {
          const script = `
s = socket(AF_INET, SOCK_DGRAM); s.bind(('', 5006))
s.setsockopt(IPPROTO_IP, IP_ADD_MEMBERSHIP, inet_aton('239.1.2.3') + inet_aton('0.0.0.0'))
print('true', flush=True); sys.stdin.read()`;
          const { command, args, cwd, env } = network.wrap({
            command: 'python3',
            args: ['-c', `import sys\nfrom socket import *\n${script}`],
            cwd: '/',
            env: { PATH: process.env.PATH ?? '' },
            folders: [],
            host: 'client2',
          });
          const child = execa(command, [...args], { cwd, env: { ...env }, extendEnv: false, reject: false });
          await new Promise((resolve) => child.stdout?.once('data', resolve));
          const facts = sockets.facts();
          expect([facts.bound, facts.members]).toEqual([['udp:5006'], { '239.1.2.3': 1 }]);
          expect(
            Object.entries(facts.byHost ?? {}).map(([role, { bound, members }]) => [role, bound, members]),
          ).toEqual([
            ['server', [], {}],
            ['client1', [], {}],
            ['client2', ['udp:5006'], { '239.1.2.3': 1 }],
          ]);
          child.stdin?.end();
          await child;
        } finally {
          sockets.close();
        }
      }, open),
    );
  });

const NETWORK6: NetworkPlan = {
  ...NETWORK,
  hosts: NETWORK.hosts.flatMap((host, index) => {
    const by6 = BY6[index];
    return by6 ? [{ ...host, at: { ...host.at, by6 } }] : [];
  }),
};

for (const [level, make, open] of [
  ['a private network', by6.it, openPrivateNetwork],
  [
    'a sandbox',
    needs('namespaces', 'python3', 'bwrap', 'ipv6').it,
    (plan: NetworkPlan) => sandboxesHiding('/nowhere').open(plan),
  ],
] as const) {
  const on6 = (test: (network: Isolation) => Promise<void>): Promise<void> =>
    withHosts(test, () => open(NETWORK6));

  describe(`hosts with IPv6 in ${level}`, () => {
    make('have an address of either version by their names, and one on the link', () =>
      on6(async (network) => {
        const script = `
names = ('server', 'client1', 'client2', 'away', 'localhost')
sent = socket(AF_INET6, SOCK_DGRAM)
sent.connect(('ff02::1234', 9, 0, if_nametoindex('eth0')))
print(json.dumps([[getaddrinfo(n, 1, f, SOCK_STREAM)[0][4][0] for n in names] for f in (AF_INET, AF_INET6)] + [sent.getsockname()[0]]))`;
        for (const [index, role] of ROLES.entries())
          expect(await onHost(network, role, script)).toEqual([
            [SERVER.address, CLIENT1.address, CLIENT2.address, AWAY.address, '127.0.0.1'],
            [...BY6.map(({ address }) => address), '::1'],
            BY6[index]?.link,
          ]);
      }),
    );

    make('have ports of their own, and lead to nobody else', () =>
      on6(async (network) => {
        const bind = `s = socket(AF_INET6, SOCK_STREAM); s.bind(('', 8080)); s.listen()`;
        const serving = onHost(
          network,
          'server',
          `${bind}\nc, a = s.accept()\nc.send(b'?')\nd, b = s.accept()\nprint(json.dumps([a[0], b[0].split('%')[0]]))`,
        );
        const refused = await onHost(
          network,
          'client1',
          `
import time
def reach(address):
    s = socket(AF_INET6, SOCK_STREAM); s.connect(address); return s
while True:
    try: c = reach(('server', 8080)); break
    except ConnectionRefusedError: time.sleep(.01)
c.recv(1)
link = if_nametoindex('eth0')
reach((${JSON.stringify(BY6[0]?.link)}, 8080, 0, link))
${bind}
out = []
for address in (('client2', 8080), ('away', 8080), ('2001:db8::1', 8080), ('fe80::ffff:1', 8080, 0, link)):
    try: reach(address)
    except OSError as e: out.append(e.strerror)
print(json.dumps(out))`,
        );
        const nobody = 'Network is unreachable';
        expect(refused).toEqual(['Connection refused', nobody, nobody, nobody]);
        expect(await serving).toEqual([BY6[1]?.address, BY6[1]?.link]);
      }),
    );

    make('have memberships of their own, of groups on the link and of those beyond', () =>
      on6(async (network) => {
        for (const group of ['ff02::1234', 'ff05::1234']) {
          const membership = `inet_pton(AF_INET6, '${group}') + bytes(4)`;
          const join = `
s.close(); s = socket(AF_INET6, SOCK_DGRAM); s.bind(('', 5006)); s.settimeout(20)
if gethostname() != 'server': s.setsockopt(IPPROTO_IPV6, IPV6_JOIN_GROUP, ${membership})`;
          const send = `s = socket(AF_INET6, SOCK_DGRAM)\n`;
          const to = `s.sendto(b'hello', ('${group}', 5006))`;
          expect(await hearers(network, send + to, join)).toEqual(['client1', 'client2']);
          const off = 's.setsockopt(IPPROTO_IPV6, IPV6_MULTICAST_LOOP, 0)\n';
          expect(await hearers(network, send + off + to, join)).toEqual(['client2']);
        }
      }),
    );

    make('refuse nobody a datagram to nobody', () =>
      on6(async (network) => {
        const places = ['away', '2001:db8::1', BY6[0]?.gateway, 'client2', 'fe80::ffff:1', BY6[2]?.link];
        for (const to of places)
          expect(
            await onHost(
              network,
              'client1',
              `
link = if_nametoindex('eth0') if '${to}'.startswith('fe80') else 0
s = socket(AF_INET6, SOCK_DGRAM); s.settimeout(20); s.connect(('${to}', 9, 0, link)); s.send(b'?')
try: s.recv(1)
except OSError as e: print(json.dumps(e.strerror))`,
            ),
          ).toBe('Connection refused');
      }),
    );

    make('are seen by the tables of each, and ask nobody for anything', () =>
      on6(async (network) => {
        const sockets = new Sockets(
          network.hosts.map(({ role, netFolder }) => ({ role, folder: netFolder })),
          [{ transport: 'udp', group: 'ff02::1234', port: 5006, version6: true }],
          false,
          network.gateFolder,
        );
        try {
          expect(await network.attend(['ff02::1234'])).toBe(true);
          sockets.counters.attend();
          const before = sockets.counters.counts().datagrams;
          const join = `s = socket(AF_INET6, SOCK_DGRAM); s.bind(('', 5006))
s.setsockopt(IPPROTO_IPV6, IPV6_JOIN_GROUP, inet_pton(AF_INET6, 'ff02::1234') + bytes(4))
s.sendto(b'hello', ('ff02::1234', 5006)); s.recv(9)
print(json.dumps(open('/proc/net/igmp6').read()))`;
          await onHost(network, 'client2', join);
          const after = sockets.counters.counts().datagrams;
          const grown = (name: 'sent' | 'multicast' | 'received' | 'left'): number =>
            (after?.[name] ?? 0) - (before?.[name] ?? 0);
          // The kernel's own membership reports are not counted.
          expect([grown('sent'), grown('multicast'), grown('received'), grown('left')]).toEqual([1, 1, 1, 1]);
          for (const { netFolder } of network.hosts) {
            const own = readFileSync(`${netFolder}/snmp6`, 'latin1');
            for (const asked of ['RouterSolicits', 'NeighborSolicits'])
              expect(own).toMatch(new RegExp(`^Icmp6Out${asked}\\s+0$`, 'm'));
          }
        } finally {
          sockets.close();
        }
      }),
    );
  });
}

describe('hosts', () => {
  it('have processes that are not part of the run', () =>
    withHosts(async (network) => {
      const { readdirSync } = await import('node:fs');
      const pids = readdirSync(network.procRoot ?? '').filter((name) => /^\d+$/.test(name) && name !== '1');
      expect(pids.length).toBe(2);
      expect(network.belongs?.(pids)).toEqual([]);
    }));

  it('are refused where there can be no interface', async () => {
    vi.stubEnv('GILIRAN_INTERFACE', 'none');
    await expect(openPrivateNetwork(NETWORK)).rejects.toThrow('isolation.no-hosts');
  });
});
