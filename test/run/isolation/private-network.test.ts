import { execa } from 'execa';
import { afterEach, expect, vi } from 'vitest';
import { chooseHostAddress, oneMachine } from '../../../src/run/isolation/host-address.ts';
import type { Isolation } from '../../../src/run/isolation/isolation.ts';
import { openPrivateNetwork } from '../../../src/run/isolation/private-network.ts';
import { needs } from '../../support/tools.ts';

const { it } = needs('namespaces');
const HOST = chooseHostAddress(() => 0.5);

afterEach(() => vi.unstubAllEnvs());

async function inNetwork(test: (network: Isolation) => Promise<void>): Promise<void> {
  const network = await openPrivateNetwork(oneMachine(HOST));
  try {
    await test(network);
  } finally {
    await network.close();
  }
}

/** The output of a node script in the network. */
async function printed(network: Isolation, script: string): Promise<unknown> {
  const { command, args, cwd, env } = network.wrap({
    command: process.execPath,
    args: ['--input-type=module', '--eval', script],
    cwd: '/',
    env: { PATH: process.env.PATH ?? '' },
    folders: [],
  });
  const { stdout, stderr } = await execa(command, [...args], { cwd, env: { ...env }, extendEnv: false });
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const INTERFACES = `
import { networkInterfaces } from 'node:os';
console.log(JSON.stringify(Object.entries(networkInterfaces()).map(([name, [{ cidr }]]) => [name, cidr])));`;

it('has an interface beside loopback, up and running when the first program looks', () =>
  inNetwork(async (network) => {
    expect(network.host).toEqual(HOST);
    expect(await printed(network, INTERFACES)).toEqual([
      ['lo', '127.0.0.1/8'],
      ['eth0', `${HOST.address}/${HOST.prefix}`],
    ]);
  }));

it('shows a program its own address on the way to any other machine, and reaches none', () =>
  inNetwork(async (network) => {
    const script = `
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
const found = [];
for (const other of ['8.8.8.8', '10.255.255.255', '192.168.1.1', '${HOST.gateway}']) {
  const socket = createSocket('udp4');
  await new Promise((resolve) => socket.connect(80, other, resolve));
  const { address } = socket.address();
  const answer = await new Promise((resolve) => { socket.on('error', ({ code }) => resolve(code)); socket.send('?'); });
  socket.close();
  const tcp = await new Promise((resolve) => connect(80, other).on('error', ({ code }) => resolve(code)));
  found.push([address, answer, tcp]);
}
console.log(JSON.stringify(found));`;
    expect(await printed(network, script)).toEqual(
      Array.from({ length: 4 }, () => [HOST.address, 'ECONNREFUSED', 'ENETUNREACH']),
    );
  }));

const NAMES = `
import { lookup } from 'node:dns/promises';
import { hostname } from 'node:os';
const all = async (name) => (await lookup(name, { all: true })).map(({ address }) => address);
console.log(JSON.stringify([await all(hostname()), await all('localhost')]));`;

it('resolves the host’s name to its address and localhost to loopback, and both to another where asked to', () =>
  inNetwork(async (network) => {
    expect(await printed(network, NAMES)).toEqual([[HOST.address], ['127.0.0.1']]);
    network.leadNames('127.0.0.1');
    expect(await printed(network, NAMES)).toEqual([['127.0.0.1'], ['127.0.0.1']]);
    network.leadNames(HOST.address);
    expect(await printed(network, NAMES)).toEqual([[HOST.address], [HOST.address]]);
    network.leadNames(null);
    expect(await printed(network, NAMES)).toEqual([[HOST.address], ['127.0.0.1']]);
  }));

/** A script that prints whether a datagram to an address is heard, given the sender's and the receiver's options. */
const heard = (sender: string, to: string, joined: string): string => `
import { createSocket } from 'node:dgram';
const receiver = createSocket({ type: 'udp4', reuseAddr: true });
await new Promise((resolve) => receiver.bind(5004, resolve));
${joined}
const sender = createSocket('udp4');
await new Promise((resolve) => sender.bind(0, resolve));
${sender}
const got = [];
receiver.on('message', (data) => got.push(String(data)));
await new Promise((resolve) => sender.send('first', 5004, '${to}', resolve));
// When a later datagram on the same socket has come, an earlier one would have.
const last = new Promise((resolve) => receiver.on('message', (data) => String(data) === 'last' && resolve()));
sender.send('last', 5004, '127.0.0.1');
await last;
receiver.close();
sender.close();
console.log(JSON.stringify(got));`;

const JOINED = "receiver.addMembership('224.1.1.1');";
for (const [what, sender, to, joined, expected] of [
  ['a group', '', '224.1.1.1', JOINED, ['first', 'last']],
  ['a group, with the loop off', 'sender.setMulticastLoopback(false);', '224.1.1.1', JOINED, ['last']],
  ['another group', '', '224.1.1.2', JOINED, ['last']],
  ['a group that was joined on loopback', '', '224.1.1.1', JOINED.replace("')", "', '127.0.0.1')"), ['last']],
  ['a group, by loopback', "sender.setMulticastInterface('127.0.0.1');", '224.1.1.1', JOINED, ['last']],
  ['everybody on the network', 'sender.setBroadcast(true);', HOST.broadcast, '', ['first', 'last']],
  ['everybody', 'sender.setBroadcast(true);', '255.255.255.255', '', ['first', 'last']],
] as const)
  it(`hears what is sent to ${what} as any machine does`, () =>
    inNetwork(async (network) => {
      expect(await printed(network, heard(sender, to, joined))).toEqual(expected);
    }));

it('has loopback alone where there can be no interface, and all names resolve there', async () => {
  vi.stubEnv('GILIRAN_INTERFACE', 'none');
  await inNetwork(async (network) => {
    expect(network.host).toBeNull();
    expect(await printed(network, INTERFACES)).toEqual([['lo', '127.0.0.1/8']]);
    expect(await printed(network, NAMES)).toEqual([['127.0.0.1'], ['127.0.0.1']]);
    expect(await printed(network, heard('', '224.1.1.1', JOINED))).toEqual(['first', 'last']);
  });
});
