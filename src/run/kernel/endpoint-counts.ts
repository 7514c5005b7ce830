import type { EndpointCounts } from '../../model/trace.ts';

/** A TCP socket as `ss` shows it. */
export interface CountedSocket {
  /** The kernel's own number for it, which no later one gets. */
  readonly cookie: string;
  readonly inode: string;
  readonly localPort: number;
  readonly remotePort: number;
  /** Segments with data that have come to it. */
  readonly segments: number;
}

/** The connections of a scene, told apart by whose they are. */
export interface Connections {
  /**
   * The role that has a socket at one of the lab's endpoints; null where the socket belongs to no endpoint, or its role
   * is not known.
   */
  readonly roleAt: (socket: CountedSocket) => string | null;
  /** Whether a socket is part of a connection beside the lab's endpoints. */
  readonly isBeside: (socket: CountedSocket) => boolean;
  /** Names of such connections, those closed since the last reading included. */
  readonly beside: readonly string[];
  /** How many connections were opened so far, or tried to be. */
  readonly opened: number;
}

/**
 * Counts what comes to each role over the lab's endpoints, where programs have connections beside them. A connection
 * that comes and goes between two readings takes its count with it. So each reading says from which move on the counts
 * are without a gap: from where the sockets are the same as before, and every connection that was opened meanwhile is
 * accounted for.
 */
export class EndpointCounter {
  private since = 0;
  private cookies = '';
  private opened = 0;
  private readonly beside = new Set<string>();

  /**
   * @param sockets all sockets of the run, now
   * @param move the one that has just settled
   * @returns null where it is not known whose a socket is
   */
  read(
    sockets: readonly CountedSocket[],
    { roleAt, isBeside, beside, opened }: Connections,
    move: number,
  ): EndpointCounts | null {
    const own = sockets.filter((socket) => !isBeside(socket));
    const cookies = own
      .map(({ cookie }) => cookie)
      .sort()
      .join();
    const fresh = beside.filter((name) => !this.beside.has(name));
    for (const name of fresh) this.beside.add(name);
    if (cookies !== this.cookies || opened - this.opened > fresh.length) this.since = move;
    this.cookies = cookies;
    this.opened = opened;
    const segments: Record<string, number> = {};
    for (const socket of own) {
      const role = roleAt(socket);
      if (role === null) {
        this.since = move + 1;
        return null;
      }
      segments[role] = (segments[role] ?? 0) + socket.segments;
    }
    return { since: this.since, segments };
  }
}

const SOCKET = /^ESTAB\s+\d+\s+\d+\s+\S+:(\d+)\s+\S+:(\d+)\s.*?\bino:(\d+) sk:([0-9a-f]+)\b(.*)$/gm;

/** Reads what `ss -tinHOe` prints, a line for each socket; those that are no longer connected both ways are left out. */
export function parseSockets(text: string): readonly CountedSocket[] {
  return [...text.matchAll(SOCKET)].map(([, local, remote, inode = '', cookie = '', rest = '']) => ({
    cookie,
    inode,
    localPort: Number(local),
    remotePort: Number(remote),
    segments: Number(/\bdata_segs_in:(\d+)/.exec(rest)?.[1] ?? 0),
  }));
}
