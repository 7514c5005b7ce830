import { createSocket, type RemoteInfo, type Socket as UdpSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { connect, createServer, isIPv6, type Server, type Socket } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { createInterface } from 'node:readline';
import { LOOPBACK6 } from '../../model/endpoint.ts';
import type { CloseManner } from '../../model/lab.ts';
import { getOrMake } from '../../model/memo.ts';
import { EVERYBODY, parseNetwork } from '../../model/network.ts';
import type { HeardVia } from '../../model/trace.ts';
import { unreachable } from '../../model/unreachable.ts';
import { type Answer, Answering, type Reply, Swallowing } from './answering.ts';
import { floodLines } from './flood.ts';
import { Memberships } from './memberships.ts';
import type { BoundPlace, OwnAddress, ProbeCommand, ProbeReport, Version } from './protocol.ts';
import { Relay } from './relay.ts';

/**
 * The probe helper: a process of its own in the run's network that plays every probe of the run. It does what it
 * is told, reports what it hears, and decides nothing.
 */

/** One probe: its sockets, and how it speaks. */
interface Probe {
  readonly say: (text: string) => Promise<string>;
  /** Sends bytes as they are. */
  readonly send: (data: Buffer) => Promise<string>;
  /** What passes on what clients say; null where it passes on nothing. */
  readonly relay: Relay | null;
  /** Its connections: a server has several, who sends datagrams has none. */
  readonly sockets: () => Iterable<Socket>;
  /** Whether it reads nothing. */
  isDeaf: boolean;
  readonly close: () => void;
}

const LOOPBACK = '127.0.0.1';

const probes = new Map<string, Probe>();
/** What probes answer by themselves, by role. */
const answers = new Map<string, readonly Answer[]>();
/** What probes leave unanswered, by role. */
const swallowing = new Map<string, Swallowing>();
/** The groups that probes have been told of, by role. */
const memberships = new Map<string, Memberships>();
let channels = 0;

function report(report: ProbeReport): void {
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

function hear(role: string, via: HeardVia, channel: number, data: Buffer): void {
  report({ kind: 'heard', role, via, channel, base64: data.toString('base64') });
}

/** A datagram has come, sent to this address where several are told apart. */
function hearDatagram(role: string, via: HeardVia, { data, channel, answered }: Datagram, at?: string): void {
  const place = at === undefined ? {} : { at };
  const reply = answered === 0 ? {} : { answered };
  report({ kind: 'heard', role, via, channel, ...place, base64: data.toString('base64'), ...reply });
}

/** Plays one end of a TCP connection. @returns the number under which it is heard */
function attach(role: string, socket: Socket, onClose: () => void): number {
  const channel = ++channels;
  socket.setNoDelay(true);
  socket.on('error', (error) => report({ kind: 'event', role, event: 'failed', detail: error.message }));
  socket.on('close', () => {
    onClose();
    report({ kind: 'event', role, event: 'closed', detail: String(channel) });
  });
  report({ kind: 'event', role, event: 'opened', detail: String(channel) });
  return channel;
}

/** What a probe answers to whom it speaks with on one connection, or by one socket. */
function answeringFor(role: string): Answering {
  return new Answering(answers.get(role) ?? [], swallowingOf(role));
}

function swallowingOf(role: string): Swallowing {
  return getOrMake(swallowing, role, () => new Swallowing());
}

function membershipsOf(role: string): Memberships {
  const known = memberships.get(role);
  if (known) return known;
  const made = new Memberships({
    heard: (data, channel) => hear(role, 'group', channel, data),
    failed: ({ message }) => report({ kind: 'event', role, event: 'failed', detail: message }),
    channel: () => ++channels,
  });
  memberships.set(role, made);
  return made;
}

/** Does what an answer says of groups. @returns whether nothing of it goes back over the connection */
function answerToGroup(role: string, { data, group, joins, leaves }: Reply): boolean {
  const groups = membershipsOf(role);
  if (joins !== null) groups.join(joins.as, joins.at);
  if (leaves !== null) groups.leave(leaves);
  if (group === null) return data.length === 0 && (joins !== null || leaves !== null);
  groups.send(data, group).catch((error: unknown) => {
    const detail = error instanceof Error ? error.message : String(error);
    report({ kind: 'event', role, event: 'failed', detail });
  });
  return true;
}

/**
 * Answers a datagram, as the probe has been told: what is for a group goes there, all else back.
 * @returns how many datagrams were sent
 */
function answerDatagram(role: string, replies: readonly Reply[], back: (data: Buffer) => void): number {
  let sent = 0;
  for (const reply of replies) {
    const isDone = answerToGroup(role, reply);
    if (!isDone) back(reply.data);
    if (!isDone || reply.group !== null) sent++;
  }
  return sent;
}

/** Answers on a connection, as the probe has been told. */
function answerOn(role: string, socket: Socket): (data: Buffer) => void {
  const answering = answeringFor(role);
  const give = (replies: readonly Reply[]): void => {
    for (const reply of replies) {
      const { data, then } = reply;
      if (answerToGroup(role, reply) && then === null) continue;
      if (!socket.writable) return;
      if (then === 'close') socket.end(data, () => socket.destroy());
      else if (then === 'half') socket.end(data);
      else socket.write(data, () => then === 'reset' && socket.resetAndDestroy());
    }
  };
  give(answering.connected());
  return (data) => give(answering.came(data));
}

/** The most that is read at once, in bytes. */
const READ_BYTES = 65_536;

function serve(role: string, port: number, address: string, welcome: string | null): Promise<Probe> {
  const sockets = new Set<Socket>();
  const relay = welcome === null ? null : new Relay();
  return new Promise((resolve, reject) => {
    // Nothing is read ahead: what a deaf one has not read stays in the kernel.
    const server: Server = createServer({ highWaterMark: 1 }, (socket) => {
      sockets.add(socket);
      const channel = attach(role, socket, () => sockets.delete(socket));
      const answer = answerOn(role, socket);
      socket.on('data', (data) => {
        answer(data);
        hear(role, 'tcp', channel, data);
      });
      if (probe.isDeaf) socket.pause();
      if (welcome !== null) socket.write(welcome);
      relay?.add(socket);
    });
    const send = async (data: string | Buffer): Promise<string> => {
      for (const socket of sockets) socket.write(data);
      return `${sockets.size}`;
    };
    const probe: Probe = {
      say: send,
      send,
      relay,
      sockets: () => sockets,
      isDeaf: false,
      close: () => {
        server.close();
        for (const socket of sockets) socket.destroy();
      },
    };
    server.once('error', reject);
    // Who comes by version 4 has come the wrong way.
    server.listen({ port, host: address, ipv6Only: isIPv6(address) }, () => resolve(probe));
  });
}

function join(
  role: string,
  port: number,
  host: string | null,
  by: Version,
): Promise<{ probe: Probe; localPort: number }> {
  return new Promise((resolve, reject) => {
    let channel = 0;
    let answer = (_data: Buffer): void => {};
    const socket = connect({
      host: host ?? hostname(),
      port,
      family: by,
      // Read into a buffer of one's own, it can be stopped at any byte.
      onread: {
        buffer: Buffer.alloc(READ_BYTES),
        callback: (count, buffer) => {
          const data = Buffer.from(buffer.subarray(0, count));
          answer(data);
          hear(role, 'tcp', channel, data);
          return true;
        },
      },
    });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      channel = attach(role, socket, () => {});
      answer = answerOn(role, socket);
      // Whatever it hands over the kernel takes, or it keeps: nobody waits for who does not read.
      const send = async (data: string | Buffer): Promise<string> => {
        if (socket.destroyed || socket.writableEnded) throw new Error('the connection is closed');
        socket.write(data);
        return '1';
      };
      const probe: Probe = {
        say: send,
        send,
        relay: null,
        sockets: () => [socket],
        isDeaf: false,
        close: () => socket.destroy(),
      };
      resolve({ probe, localPort: socket.localPort ?? 0 });
    });
  });
}

/** The version that an address is of; a machine's own is of version 4. */
function versionOf(address: string | null): Version {
  return address !== null && isIPv6(address) ? 6 : 4;
}

/** What is to be heard at one address. */
interface Place {
  readonly via: HeardVia;
  readonly address: string;
  /** The interfaces on which the address, a group, is joined; undefined is the one that the system chooses. */
  readonly joined: readonly (string | undefined)[];
}

/** A datagram that has come. */
interface Datagram {
  readonly data: Buffer;
  readonly from: RemoteInfo;
  /** Under which number it is heard. */
  readonly channel: number;
  /** How many were sent in answer to it. */
  readonly answered: number;
}

/** Binds a UDP socket to one address: then it hears only what was sent to that address. Scripted answers are given here. */
function bind(
  role: string,
  port: number,
  { address, joined }: Place,
  heard: (datagram: Datagram) => void,
): Promise<UdpSocket> {
  const channel = ++channels;
  return new Promise((resolve, reject) => {
    const socket = createSocket({ type: `udp${versionOf(address)}`, reuseAddr: true });
    socket.once('error', reject);
    const answering = answeringFor(role);
    socket.on('message', (data, from) => {
      const back = (reply: Buffer): void => socket.send(reply, from.port, from.address);
      heard({ data, from, channel, answered: answerDatagram(role, answering.datagram(data), back) });
    });
    socket.bind(port, address, () => {
      socket.off('error', reject);
      tellFailures(role, socket);
      for (const at of joined) socket.addMembership(address, at);
      resolve(socket);
    });
  });
}

function tellFailures(role: string, socket: UdpSocket): void {
  socket.on('error', (error) => report({ kind: 'event', role, event: 'failed', detail: error.message }));
}

/** Sends a datagram: to an address, or to where the socket is connected. */
function sendBy(
  socket: UdpSocket,
  data: Buffer,
  to: { readonly port: number; readonly address: string } | null,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = (error: Error | null): void => (error ? reject(error) : resolve('1'));
    if (to === null) socket.send(data, sent);
    else socket.send(data, to.port, to.address, sent);
  });
}

/** A probe that speaks by datagrams: what tells where a message ends is the datagram. */
function datagramProbe(send: Probe['send'], sockets: readonly UdpSocket[]): Probe {
  return {
    say: (text) => send(Buffer.from(text.replace(/\n$/, ''))),
    send,
    relay: null,
    sockets: () => [],
    isDeaf: false,
    close: () => {
      for (const socket of sockets) socket.close();
    },
  };
}

async function listenToGroup(
  role: string,
  group: string | null,
  port: number,
  own: OwnAddress | null,
): Promise<Probe> {
  const at = (via: HeardVia, address: string): Place => ({ via, address, joined: [] });
  if (group !== null && isIPv6(group)) return await listenToGroup6(role, group, port);
  const places: Place[] = [
    at('unicast', LOOPBACK),
    at('broadcast', '127.255.255.255'),
    at('broadcast', EVERYBODY),
  ];
  if (own) places.push(at('unicast', own.address), at('broadcast', own.broadcast));
  // Where there is more than loopback, a sender may have chosen either.
  if (group !== null)
    places.unshift({ via: 'group', address: group, joined: own ? [undefined, LOOPBACK] : [undefined] });
  const sockets = await Promise.all(
    places.map((place) => bind(role, port, place, (datagram) => hearDatagram(role, place.via, datagram))),
  );
  return datagramProbe(() => Promise.reject(new Error('a listening probe does not speak')), sockets);
}

/** The same for a group of version 6, which has no broadcast beside it. */
async function listenToGroup6(role: string, group: string, port: number): Promise<Probe> {
  // A group that ends at a link has to be told on which one.
  const link = interfaceBy6();
  const places: Place[] = [
    { via: 'group', address: link === null ? group : `${group}%${link}`, joined: [undefined] },
    { via: 'unicast', address: LOOPBACK6, joined: [] },
  ];
  for (const [device, own = []] of Object.entries(networkInterfaces()))
    for (const { family, address, internal, scopeid } of own)
      if (family === 'IPv6' && !internal)
        places.push({
          via: 'unicast',
          address: scopeid === 0 ? address : `${address}%${device}`,
          joined: [],
        });
  const sockets = await Promise.all(
    places.map((place) => bind(role, port, place, (datagram) => hearDatagram(role, place.via, datagram))),
  );
  return datagramProbe(() => Promise.reject(new Error('a listening probe does not speak')), sockets);
}

/** The interface of this machine that has an address of version 6 on a network; null where it has loopback alone. */
function interfaceBy6(): string | null {
  const found = Object.entries(networkInterfaces()).find(([, addresses]) =>
    addresses?.some(({ family, internal }) => family === 'IPv6' && !internal),
  );
  return found?.[0] ?? null;
}

/** Speaks to a group or to everybody, and hears what anybody answers to it alone. */
async function aimAtGroup(
  role: string,
  group: string | null,
  port: number,
  own: OwnAddress | null,
): Promise<Probe> {
  const channel = ++channels;
  const socket = createSocket(`udp${versionOf(group)}`);
  socket.on('message', (data, from) => hearDatagram(role, 'unicast', { data, from, channel, answered: 0 }));
  await new Promise<void>((resolve) => socket.bind(0, resolve));
  if (group === null) socket.setBroadcast(true);
  else socket.setMulticastTTL(2);
  const address = group ?? own?.broadcast ?? '127.255.255.255';
  return datagramProbe((data) => sendBy(socket, data, { port, address }), [socket]);
}

/** Speaks to a server by datagrams, and hears what that answers: a port of its own leaves the server's to the server. */
function talk(role: string, port: number, host: string | null, by: Version): Promise<Probe> {
  const channel = ++channels;
  const socket = createSocket(`udp${by}`);
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.connect(port, host ?? hostname(), () => {
      socket.off('error', reject);
      // Nobody may be bound there (any more): the kernel tells so at a later datagram.
      tellFailures(role, socket);
      const answering = answeringFor(role);
      socket.on('message', (data, from) => {
        const back = (reply: Buffer): void => socket.send(reply);
        const answered = answerDatagram(role, answering.datagram(data), back);
        hearDatagram(role, 'unicast', { data, from, channel, answered });
      });
      resolve(datagramProbe((data) => sendBy(socket, data, null), [socket]));
    });
  });
}

/**
 * Hears what comes to a port at several addresses, each by a socket of its own: so it is known which one was meant. What
 * is no address of this machine's is passed over.
 */
async function hearAt(
  role: string,
  port: number,
  places: readonly BoundPlace[],
  all: boolean,
): Promise<Probe> {
  const found = all ? [...places, ...(await ownPlaces())] : places;
  const wanted = [...new Map(found.map((place) => [place.address, place])).values()];
  let answer: Probe['send'] | null = null;
  const bound = await Promise.allSettled(
    wanted.map((place) => {
      const binding = bind(role, port, { ...place, joined: [] }, (datagram) => {
        answer = async (reply) => sendBy(await binding, reply, datagram.from);
        hearDatagram(role, place.via, datagram, place.address);
      });
      return binding;
    }),
  );
  const sockets = bound.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const probe = datagramProbe(
    (data) => answer?.(data) ?? Promise.reject(new Error('nobody has spoken to this probe yet')),
    sockets,
  );
  const failed = bound.find((one) => one.status === 'rejected' && !isNoAddress(one.reason));
  if (failed?.status === 'rejected') {
    probe.close();
    throw failed.reason;
  }
  return probe;
}

function isNoAddress(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRNOTAVAIL';
}

/** Where the machine can be spoken to, as far as it says. */
async function ownPlaces(): Promise<readonly BoundPlace[]> {
  const places = Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.flatMap(({ family, address, cidr }): BoundPlace[] => {
      if (family !== 'IPv4') return [];
      const last = parseNetwork(cidr ?? '')?.broadcast;
      const places: BoundPlace[] = last === undefined ? [] : [{ via: 'broadcast', address: last }];
      return [{ via: 'unicast', address }, ...places];
    }),
  );
  const named = await lookup(hostname(), { family: 4, all: true }).catch(() => []);
  const known = places.map(({ address }) => address);
  return [
    ...places.filter(({ address }, index) => known.indexOf(address) === index),
    ...named.map(({ address }): BoundPlace => ({ via: 'unicast', address })),
  ];
}

/** Resolves when everything has been taken that had come before. */
function caughtUp(): Promise<string> {
  return new Promise((resolve) => setImmediate(() => setImmediate(() => resolve(''))));
}

/** A probe that has its place. */
function started(role: string): Probe {
  const probe = probes.get(role);
  if (!probe) throw new Error('this probe was never started');
  return probe;
}

function hangUp(socket: Socket, how: CloseManner): void {
  switch (how) {
    case 'close':
      socket.destroy();
      return;
    case 'half':
      socket.end();
      return;
    case 'reset':
      socket.resetAndDestroy();
      return;
    default:
      unreachable(how);
  }
}

async function obey(command: ProbeCommand): Promise<string> {
  const { role } = command;
  switch (command.do) {
    case 'serve':
      probes.set(role, await serve(role, command.port, command.address, command.welcome));
      return '';
    case 'turn':
      probes.get(role)?.relay?.grant(command.number);
      return '';
    case 'all':
      probes.get(role)?.relay?.grantAll();
      return '';
    case 'connect': {
      const { probe, localPort } = await join(role, command.port, command.host, command.by);
      probes.set(role, probe);
      return String(localPort);
    }
    case 'talk':
      probes.set(role, await talk(role, command.port, command.host, command.by));
      return '';
    case 'join':
      probes.set(role, await listenToGroup(role, command.group, command.port, command.own));
      return '';
    case 'aim':
      probes.set(role, await aimAtGroup(role, command.group, command.port, command.own));
      return '';
    case 'bind':
      probes.set(role, await hearAt(role, command.port, command.places, command.all));
      return '';
    case 'catch-up':
      return await caughtUp();
    case 'say':
      return await started(role).say(command.text);
    case 'send':
      return await started(role).send(Buffer.from(command.base64, 'base64'));
    case 'cast':
      await membershipsOf(role).send(Buffer.from(command.base64, 'base64'), command.group);
      return '1';
    case 'flood': {
      const probe = started(role);
      for (const line of floodLines(command.word, command.bytes)) await probe.send(line);
      return '';
    }
    case 'deaf':
    case 'hears': {
      const probe = started(role);
      probe.isDeaf = command.do === 'deaf';
      for (const socket of probe.sockets()) {
        if (probe.isDeaf) socket.pause();
        else socket.resume();
      }
      return '';
    }
    case 'swallow':
      started(role).relay?.swallow();
      swallowingOf(role).more();
      return '';
    case 'hang-up':
      for (const socket of started(role).sockets()) hangUp(socket, command.how);
      return '';
    case 'answer':
      answers.set(role, command.answers);
      return '';
    case 'close':
      probes.get(role)?.close();
      probes.delete(role);
      memberships.get(role)?.close();
      memberships.delete(role);
      return '';
  }
}

const orders = createInterface({ input: process.stdin });
// Whoever gave them is gone, or has none left: a port that is still listened at would be missed by somebody else.
orders.on('close', () => process.exit(0));
orders.on('line', (line) => {
  const command: ProbeCommand = JSON.parse(line);
  obey(command).then(
    (detail) => report({ kind: 'done', id: command.id, ok: true, detail }),
    (error: unknown) =>
      report({
        kind: 'done',
        id: command.id,
        ok: false,
        detail: error instanceof Error ? error.message : String(error),
      }),
  );
});
