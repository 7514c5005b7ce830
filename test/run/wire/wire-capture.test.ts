import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, describe, expect, vi } from 'vitest';
import { randomFrom } from '../../../src/lab/random.ts';
import { childrenOf } from '../../../src/machine/process-tree.ts';
import {
  chooseHostAddresses,
  type NetworkPlan,
  oneMachine,
} from '../../../src/run/isolation/host-address.ts';
import type { Isolation } from '../../../src/run/isolation/isolation.ts';
import { openPrivateNetwork } from '../../../src/run/isolation/private-network.ts';
import { openSharedNetwork } from '../../../src/run/isolation/shared-network.ts';
import { type Captured, WireCapture } from '../../../src/run/wire/wire-capture.ts';
import { needs } from '../../support/tools.ts';
import { sandboxesHiding } from '../isolation/play-in-sandbox.ts';

const { it } = needs('namespaces', 'python3', 'dumpcap');
const sandboxed = needs('namespaces', 'python3', 'dumpcap', 'bwrap');
const HELPER = join(import.meta.dirname, '../../../dist/probe-helper.js');

const [ONE, OTHER] = chooseHostAddresses(randomFrom('wire'), 2);
if (!ONE || !OTHER) throw new Error('expected two addresses');
const ONE_MACHINE = oneMachine(ONE);
const HOSTS: NetworkPlan = {
  host: ONE,
  hosts: [
    { name: 'server', at: ONE, isThere: true },
    { name: 'client', at: OTHER, isThere: true },
  ],
};

afterEach(() => vi.unstubAllEnvs());

async function run(network: Isolation, script: string, host: string): Promise<void> {
  const { command, args, cwd, env } = network.wrap({
    command: 'python3',
    args: ['-c', `from socket import *\nsetdefaulttimeout(20)\n${script}`],
    cwd: '/',
    env: { PATH: process.env.PATH ?? '' },
    folders: [],
    host,
  });
  const child = execa(command, [...args], { cwd, env: { ...env }, extendEnv: false });
  if (child.pid !== undefined) network.adopt(child.pid);
  await child;
}

/** The recording of scripts that are run one after the other, a move for each. */
async function recorded(
  plan: NetworkPlan,
  scripts: readonly (readonly [host: string, script: string])[],
  { file = null, open = openPrivateNetwork }: { file?: string | null; open?: typeof openPrivateNetwork } = {},
): Promise<Captured> {
  const network = await open(plan);
  try {
    const capture = new WireCapture({ isolation: network, helperFile: HELPER, file });
    await capture.open();
    for (const [move, [host, script]] of scripts.entries()) {
      await run(network, script, host);
      await capture.mark(move, new Map());
    }
    return await capture.close();
  } finally {
    await network.close();
  }
}

const SEND = "s = socket(AF_INET, SOCK_DGRAM); s.sendto(b'hello', ('224.1.1.1', 5004))\n";
const withTtl = (ttl: number): string =>
  SEND.replace('; s.', `; s.setsockopt(IPPROTO_IP, IP_MULTICAST_TTL, ${ttl}); s.`);
const GROUP = { address: '224.1.1.1', port: 5004 };

describe('a recording of one machine', () => {
  for (const [level, make, open] of [
    ['network', it, openPrivateNetwork],
    ['sandbox', sandboxed.it, (plan: NetworkPlan) => sandboxesHiding('/nowhere').open(plan)],
  ] as const)
    make(`has each datagram once, in its move, with the way it left (${level})`, async () => {
      const scripts = [1, 2, 30].map((ttl) => ['', withTtl(ttl)] as const);
      const { state, facts } = await recorded(ONE_MACHINE, scripts, { open });
      expect(state).toBe('whole');
      expect(facts).toMatchObject(
        [1, 2, 30].map((ttl, move) => ({ move, ttl, to: GROUP, times: 1, bytes: 5, over: 'network' })),
      );
    });

  it('has nothing that never left, and marks what stayed on loopback', async () => {
    const loopback = SEND.replace(
      '; s.',
      "; s.setsockopt(IPPROTO_IP, IP_MULTICAST_IF, inet_aton('127.0.0.1')); s.",
    );
    const local = SEND.replace('224.1.1.1', ONE.address);
    // If the sending machine is a member, the kernel delivers a datagram with TTL 0 there and nowhere else.
    const member =
      "m = socket(AF_INET, SOCK_DGRAM); m.setsockopt(IPPROTO_IP, IP_ADD_MEMBERSHIP, inet_aton('224.1.1.1') + inet_aton('0.0.0.0'))\n";
    const { facts } = await recorded(ONE_MACHINE, [
      ['', member + withTtl(0)],
      ['', loopback],
      ['', local],
    ]);
    expect(facts).toMatchObject([
      { move: 1, over: 'loopback', to: GROUP, times: 1 },
      { move: 2, over: 'loopback', to: { address: ONE.address }, times: 1 },
    ]);
  });

  it('has every one of thousands that are sent at once, in a file that opens again', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'giliran-wire-')), 'all.pcapng');
    const many = `s = socket(AF_INET, SOCK_DGRAM)\nfor i in range(5000): s.sendto(b'%04d' % i, ('224.1.1.1', 5004))`;
    const { state, facts } = await recorded(ONE_MACHINE, [['', many]], { file });
    expect([state, facts.map(({ times }) => times)]).toEqual(['whole', [5000]]);
    const bytes = readFileSync(file);
    expect(bytes.readUInt32LE(0)).toBe(0x0a0d0d0a);
    expect(bytes.includes('4999')).toBe(true);
    // The padding that fills the kernel's blocks is removed.
    expect(bytes.includes('x'.repeat(1000))).toBe(false);
  });

  it('has segments with data', async () => {
    const talk = `
l = socket(AF_INET, SOCK_STREAM); l.bind(('', 8080)); l.listen()
c = create_connection(('127.0.0.1', 8080)); a = l.accept()[0]
for text in (b'one', b'two'):
    c.send(text); assert a.recv(9) == text
a.send(b'three'); assert c.recv(9) == b'three'`;
    const { facts } = await recorded(ONE_MACHINE, [['', talk]]);
    expect(facts.map(({ to, times, bytes }) => [to.port === 8080, times, bytes])).toEqual([
      [true, 2, 6],
      [false, 1, 5],
    ]);
  });

  it('is not cut short by programs that send marks of their own making', async () => {
    const forge = `
s = socket(AF_INET, SOCK_DGRAM)
for port in range(20000, 60000, 7): s.sendto(b'giliran ${'0'.repeat(24)} end', ('239.255.103.105', port))`;
    const { state, facts } = await recorded(ONE_MACHINE, [
      ['', forge],
      ['', SEND],
    ]);
    expect(state).toBe('whole');
    expect(facts.at(-1)).toMatchObject({ move: 1, to: GROUP, times: 1 });
  });

  it('is broken, and says so, where the tool is killed', async () => {
    const network = await openPrivateNetwork(ONE_MACHINE);
    try {
      const capture = new WireCapture({ isolation: network, helperFile: HELPER, file: null });
      expect(await capture.open()).toBe(true);
      await run(network, SEND, '');
      await capture.mark(0, new Map());
      for (const child of childrenOf(process.pid))
        if (readFileSync(`/proc/${child}/comm`, 'utf8').startsWith('dumpcap')) process.kill(child, 'SIGKILL');
      const { state, detail } = await capture.close();
      expect([state, detail]).toEqual(['broken', 'a mark was not recorded']);
    } finally {
      await network.close();
    }
  });
});

describe('a recording of several hosts', () => {
  it('says from which host each datagram and segment came, and has each once', async () => {
    const serve = `
import threading
l = socket(AF_INET, SOCK_STREAM); l.bind(('', 8080)); l.listen()`;
    const toAll = `s = socket(AF_INET, SOCK_DGRAM); s.setsockopt(SOL_SOCKET, SO_BROADCAST, 1); s.sendto(b'hello', ('${ONE.broadcast}', 5005))`;
    const direct = `s = socket(AF_INET, SOCK_DGRAM); s.sendto(b'hi', ('server', 5005))`;
    const { state, facts } = await recorded(HOSTS, [
      ['server', withTtl(1)],
      ['client', SEND],
      ['client', toAll],
      ['client', direct],
      ['server', serve],
    ]);
    expect(state).toBe('whole');
    expect(facts.map(({ move, by, to, times, ttl }) => [move, by, to.address, times, ttl])).toEqual([
      [0, 'server', '224.1.1.1', 1, 1],
      [1, 'client', '224.1.1.1', 1, 1],
      [2, 'client', ONE.broadcast, 1, 64],
      [3, 'client', ONE.address, 1, 64],
    ]);
  });
});

describe('a recording that is impossible', () => {
  it('says so where the network is the machine’s, and where there is loopback alone', async () => {
    const none = { state: 'none', facts: [], file: null };
    const shared = new WireCapture({ isolation: openSharedNetwork('wire'), helperFile: HELPER, file: null });
    expect(await shared.open()).toBe(false);
    expect(await shared.close()).toMatchObject(none);
    vi.stubEnv('GILIRAN_INTERFACE', 'none');
    expect(await recorded(ONE_MACHINE, [['', SEND]])).toMatchObject(none);
  });
});
