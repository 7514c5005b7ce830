import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { createInterface } from 'node:readline';
import type { HeardVia } from '../../model/trace.ts';
import type { OwnAddress, ProbeCommand, ProbeReport } from './protocol.ts';
import { Relay } from './relay.ts';

/**
 * The probe helper: a process of its own in the run's network that plays every probe of the run. It does what it
 * is told, reports what it hears, and decides nothing.
 */

/** One probe: its sockets, and how it speaks. */
interface Probe {
  readonly say: (text: string) => Promise<string>;
  /** Lets the client of a number have its turn, where it serves clients that have turns. */
  readonly turn?: (number: number) => void;
  readonly close: () => void;
}

const LOOPBACK = '127.0.0.1';

const probes = new Map<string, Probe>();
let channels = 0;

function report(report: ProbeReport): void {
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

function hear(role: string, via: HeardVia, channel: number, data: Buffer): void {
  report({ kind: 'heard', role, via, channel, base64: data.toString('base64') });
}

/** Plays one end of a TCP connection. */
function attach(role: string, socket: Socket, onClose: () => void): void {
  const channel = ++channels;
  socket.setNoDelay(true);
  socket.on('data', (data) => hear(role, 'tcp', channel, data));
  socket.on('error', (error) => report({ kind: 'event', role, event: 'failed', detail: error.message }));
  socket.on('close', () => {
    onClose();
    report({ kind: 'event', role, event: 'closed', detail: String(channel) });
  });
  report({ kind: 'event', role, event: 'opened', detail: String(channel) });
}

function write(socket: Socket, text: string): Promise<void> {
  return new Promise((resolve) => socket.write(text, () => resolve()));
}

function serve(role: string, port: number, welcome: string | null): Promise<Probe> {
  const sockets = new Set<Socket>();
  const relay = welcome === null ? null : new Relay();
  return new Promise((resolve, reject) => {
    const server: Server = createServer((socket) => {
      sockets.add(socket);
      attach(role, socket, () => sockets.delete(socket));
      if (welcome !== null) socket.write(welcome);
      relay?.add(socket);
    });
    server.once('error', reject);
    // By the lab's word a server is found by the host's name, which leads to an address of version 4.
    server.listen(port, '0.0.0.0', () => {
      resolve({
        say: async (text) => {
          await Promise.all([...sockets].map((socket) => write(socket, text)));
          return `${sockets.size}`;
        },
        turn: (number) => relay?.grant(number),
        close: () => {
          server.close();
          for (const socket of sockets) socket.destroy();
        },
      });
    });
  });
}

function join(role: string, port: number, host: string | null): Promise<{ probe: Probe; localPort: number }> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: host ?? hostname(), port, family: 4 });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      attach(role, socket, () => {});
      const probe: Probe = {
        say: async (text) => {
          if (socket.destroyed) throw new Error('the connection is closed');
          await write(socket, text);
          return '1';
        },
        close: () => socket.destroy(),
      };
      resolve({ probe, localPort: socket.localPort ?? 0 });
    });
  });
}

/** What is to be heard at one address. */
interface Place {
  readonly via: HeardVia;
  readonly address: string;
  /** The interfaces on which the address, a group, is joined; undefined is the one that the system chooses. */
  readonly joined: readonly (string | undefined)[];
}

/** Binds a UDP socket to one address: then it hears only what was sent to that address. */
function bind(role: string, port: number, { via, address, joined }: Place): Promise<UdpSocket> {
  const channel = ++channels;
  return new Promise((resolve, reject) => {
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    socket.once('error', reject);
    socket.on('message', (data) => hear(role, via, channel, data));
    socket.bind(port, address, () => {
      for (const at of joined) socket.addMembership(address, at);
      resolve(socket);
    });
  });
}

async function listenToGroup(
  role: string,
  group: string | null,
  port: number,
  own: OwnAddress | null,
): Promise<Probe> {
  const at = (via: HeardVia, address: string): Place => ({ via, address, joined: [] });
  const places: Place[] = [
    at('unicast', LOOPBACK),
    at('broadcast', '127.255.255.255'),
    at('broadcast', '255.255.255.255'),
  ];
  if (own) places.push(at('unicast', own.address), at('broadcast', own.broadcast));
  // Where there is more than loopback, a sender may have chosen either.
  if (group !== null)
    places.unshift({ via: 'group', address: group, joined: own ? [undefined, LOOPBACK] : [undefined] });
  const sockets = await Promise.all(places.map((place) => bind(role, port, place)));
  return {
    say: () => Promise.reject(new Error('a listening probe does not speak')),
    close: () => {
      for (const socket of sockets) socket.close();
    },
  };
}

async function aimAtGroup(group: string | null, port: number, own: OwnAddress | null): Promise<Probe> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, resolve));
  if (group === null) socket.setBroadcast(true);
  else socket.setMulticastTTL(2);
  const target = group ?? own?.broadcast ?? '127.255.255.255';
  return {
    say: (text) =>
      new Promise((resolve, reject) => {
        socket.send(Buffer.from(text.replace(/\n$/, '')), port, target, (error) =>
          error ? reject(error) : resolve('1'),
        );
      }),
    close: () => socket.close(),
  };
}

/** Speaks to a server by datagrams, and hears what that answers: a port of its own leaves the server's to the server. */
function talk(role: string, port: number, host: string | null): Promise<Probe> {
  const channel = ++channels;
  const socket = createSocket('udp4');
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.connect(port, host ?? hostname(), () => {
      socket.off('error', reject);
      // Nobody may be bound there (any more): the kernel tells so at a later datagram.
      socket.on('error', (error) => report({ kind: 'event', role, event: 'failed', detail: error.message }));
      socket.on('message', (data) => hear(role, 'unicast', channel, data));
      resolve({
        say: (text) =>
          new Promise((done, failed) => {
            socket.send(Buffer.from(text.replace(/\n$/, '')), (error) => (error ? failed(error) : done('1')));
          }),
        close: () => socket.close(),
      });
    });
  });
}

async function obey(command: ProbeCommand): Promise<string> {
  const { role } = command;
  switch (command.do) {
    case 'serve':
      probes.set(role, await serve(role, command.port, command.welcome));
      return '';
    case 'turn':
      probes.get(role)?.turn?.(command.number);
      return '';
    case 'connect': {
      const { probe, localPort } = await join(role, command.port, command.host);
      probes.set(role, probe);
      return String(localPort);
    }
    case 'talk':
      probes.set(role, await talk(role, command.port, command.host));
      return '';
    case 'join':
      probes.set(role, await listenToGroup(role, command.group, command.port, command.own));
      return '';
    case 'aim':
      probes.set(role, await aimAtGroup(command.group, command.port, command.own));
      return '';
    case 'say': {
      const probe = probes.get(role);
      if (!probe) throw new Error('this probe was never started');
      return await probe.say(command.text);
    }
    case 'close':
      probes.get(role)?.close();
      probes.delete(role);
      return '';
  }
}

createInterface({ input: process.stdin }).on('line', (line) => {
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
