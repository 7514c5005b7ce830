import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { HeardVia } from '../../../model/trace.ts';
import type { Version } from '../protocol.ts';
import type { Heard, Reports } from './reports.ts';
import type { ScriptedAnswers } from './scripted-answers.ts';

/** What is to be heard at one address. */
export interface Place {
  readonly via: HeardVia;
  readonly address: string;
  /** The interfaces on which the address, a group, is joined; undefined is the one that the system chooses. */
  readonly joined: readonly (string | undefined)[];
}

/** A datagram that has come. */
export interface Datagram extends Heard {
  readonly from: RemoteInfo;
}

/** The version that an address is of; a machine's own, null, is of version 4. */
export function versionOf(address: string | null): Version {
  return address !== null && isIPv6(address) ? 6 : 4;
}

/** Opens UDP sockets for a helper's probes. */
export class UdpSockets {
  private readonly reports: Reports;
  private readonly answers: ScriptedAnswers;

  constructor(reports: Reports, answers: ScriptedAnswers) {
    this.reports = reports;
    this.answers = answers;
  }

  /**
   * Binds a socket to one address: then it hears only what was sent to that address. The script's answers are given
   * before the datagram is handed on.
   * @throws the system's error, where the address is none of this machine's or the port is taken
   */
  bind(
    role: string,
    port: number,
    { address, joined }: Place,
    heard: (datagram: Datagram) => void,
  ): Promise<Socket> {
    const channel = this.reports.newChannel();
    return new Promise((resolve, reject) => {
      const socket = createSocket({ type: `udp${versionOf(address)}`, reuseAddr: true });
      socket.once('error', reject);
      const answer = this.answers.toDatagrams(role);
      socket.on('message', (data, from) => {
        const back = (reply: Buffer): void => socket.send(reply, from.port, from.address);
        heard({ data, from, channel, answered: answer(data, back) });
      });
      socket.bind(port, address, () => {
        socket.off('error', reject);
        this.reportFailures(role, socket);
        for (const at of joined) socket.addMembership(address, at);
        resolve(socket);
      });
    });
  }

  /**
   * Connects a socket to a server's address, and hears what that sends to it.
   * @throws the system's error, where the name leads nowhere
   */
  connect(
    role: string,
    { port, host, by }: { readonly port: number; readonly host: string; readonly by: Version },
    heard: (datagram: Datagram) => void,
  ): Promise<Socket> {
    const channel = this.reports.newChannel();
    const socket = createSocket(`udp${by}`);
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.connect(port, host, () => {
        socket.off('error', reject);
        // No program may be bound there (any more): the kernel tells so at a later datagram.
        this.reportFailures(role, socket);
        const answer = this.answers.toDatagrams(role);
        const back = (reply: Buffer): void => socket.send(reply);
        socket.on('message', (data, from) => heard({ data, from, channel, answered: answer(data, back) }));
        resolve(socket);
      });
    });
  }

  private reportFailures(role: string, socket: Socket): void {
    socket.on('error', (error) => this.reports.failed(role, error));
  }
}

/**
 * Sends a datagram.
 * @param to null where the socket is connected
 * @throws the system's error, where it does not send it
 */
export function sendBy(
  socket: Socket,
  data: Buffer,
  to: { readonly port: number; readonly address: string } | null,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = (error: Error | null): void => (error ? reject(error) : resolve('1'));
    if (to === null) socket.send(data, sent);
    else socket.send(data, to.port, to.address, sent);
  });
}
