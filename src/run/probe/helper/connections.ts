import { connect, createServer, isIPv6, type Socket } from 'node:net';
import { hostname } from 'node:os';
import type { CloseManner } from '../../../model/lab.ts';
import { unreachable } from '../../../model/unreachable.ts';
import type { CommandTo } from '../protocol.ts';
import type { Probe } from './probe.ts';
import { Relay } from './relay.ts';
import type { Reports } from './reports.ts';
import type { ScriptedAnswers } from './scripted-answers.ts';

/** The most that is read at once, in bytes. */
const READ_BYTES = 65_536;

/** The TCP connections of a helper's probes: those that it accepts, and those that it makes. */
export class Connections {
  private readonly reports: Reports;
  private readonly answers: ScriptedAnswers;

  constructor(reports: Reports, answers: ScriptedAnswers) {
    this.reports = reports;
    this.answers = answers;
  }

  /**
   * Listens to clients.
   * @throws the system's error, where the port cannot be had
   */
  serve({ role, port, address, welcome }: CommandTo<'serve'>): Promise<Probe> {
    const sockets = new Set<Socket>();
    const relay = welcome === null ? null : new Relay();
    return new Promise((resolve, reject) => {
      // Nothing is read ahead: what a deaf one has not read stays in the kernel.
      const server = createServer({ highWaterMark: 1 }, (socket) => {
        sockets.add(socket);
        const channel = this.attach(role, socket, () => sockets.delete(socket));
        const answer = this.answers.on(role, socket);
        socket.on('data', (data) => {
          answer(data);
          this.reports.heard(role, 'tcp', { channel, data });
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
      // A client that comes by version 4 has come the wrong way.
      server.listen({ port, host: address, ipv6Only: isIPv6(address) }, () => resolve(probe));
    });
  }

  /**
   * Connects to a server.
   * @returns the probe, and the port that it has connected from
   * @throws the system's error, where there is no connection
   */
  connect({
    role,
    port,
    host,
    by,
  }: CommandTo<'connect'>): Promise<{ readonly probe: Probe; readonly localPort: number }> {
    return new Promise((resolve, reject) => {
      let channel = 0;
      let answer = (_data: Buffer): void => {};
      const socket = connect({
        host: host ?? hostname(),
        port,
        family: by,
        // With a buffer of its own, reading can be stopped at any byte.
        onread: {
          buffer: Buffer.alloc(READ_BYTES),
          callback: (count, buffer) => {
            const data = Buffer.from(buffer.subarray(0, count));
            answer(data);
            this.reports.heard(role, 'tcp', { channel, data });
            return true;
          },
        },
      });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        channel = this.attach(role, socket, () => {});
        answer = this.answers.on(role, socket);
        // The kernel takes what it is handed, or node keeps it: nobody waits for a server that does not read.
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

  /** Plays one end of a connection. @returns the number under which it is heard */
  private attach(role: string, socket: Socket, onClose: () => void): number {
    const channel = this.reports.newChannel();
    socket.setNoDelay(true);
    socket.on('error', (error) => this.reports.failed(role, error));
    socket.on('close', () => {
      onClose();
      this.reports.connection(role, 'closed', channel);
    });
    this.reports.connection(role, 'opened', channel);
    return channel;
  }
}

/** Closes a connection, or one half of it. */
export function hangUp(socket: Socket, how: CloseManner): void {
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
