import type { RoleWait, Unread, WaitOn } from '../../model/trace.ts';
import { inOrder } from '../../model/waits.ts';
import type { Connections, CountedSocket } from './endpoint-counts.ts';
import type { ProcessView } from './process-view.ts';
import type { RoleProcesses } from './role-processes.ts';
import { runsOf, SocketOwners } from './socket-owners.ts';
import { peerOf, type SocketRow, STATE, showAddress } from './socket-row.ts';
import type { Sockets } from './sockets.ts';
import type { ThreadView } from './thread-view.ts';

export interface WaitFactsOptions {
  readonly processes: RoleProcesses;
  readonly sockets: Sockets;
  /** The role that listens on a TCP port, at an address where that is known; null where no role of the lab does. */
  readonly serverOf: (port: number, address: string | null) => string | null;
  /** The probe that speaks from a local port, of an address where that is known; null where none does. */
  readonly probeOf: (port: number, address: string | null) => string | null;
}

/** What the programs of a settled scene wait for. */
export interface Waiting {
  readonly waits: readonly RoleWait[];
  readonly unread: readonly Unread[];
  /** Whose the connections are, once some program has had one beside the lab's endpoints, or listened for one. */
  readonly connections: Connections | null;
}

/** A thread's wait as it was last worked out: it is the same until the thread runs again. */
interface Known {
  readonly runs: number;
  readonly line: string;
  readonly on: readonly WaitOn[];
}

/**
 * Works out what each thread is blocked on, in the lab's words: from the call to its descriptor, from there to the
 * socket, and from the socket's peer to a role.
 */
export class WaitFacts {
  private readonly options: WaitFactsOptions;
  private readonly owners: SocketOwners;
  /** What each role waited for when it was last looked at, and how much its threads had run by then. */
  private readonly told = new Map<string, { readonly runs: string; readonly on: readonly WaitOn[] }>();
  /** Whether there has been any connection or listener beside the lab's endpoints. */
  private isBeside = false;
  private readonly keyboards = new Map<string, string>();
  private readonly known = new WeakMap<ThreadView, Known>();

  constructor(options: WaitFactsOptions) {
    this.options = options;
    this.owners = new SocketOwners(options.sockets);
  }

  /**
   * Reads the facts now; the scene must have settled.
   * @param isNew whether a program was started: it may hold a socket that no table shows yet
   */
  read(isNew: boolean): Waiting {
    const { processes, scene } = this.survey(isNew);
    return {
      waits: [...processes].map(([role, own]) => ({
        role,
        ...this.newsOf(role, own, scene),
        stopped: !this.options.processes.isHeld(role) && own.some((process) => process.isStopped()),
        sockets: this.owners.countOf(role),
        pending: this.isPending(role, scene),
      })),
      unread: this.unread(scene),
      connections: this.connections(scene),
    };
  }

  /** Who holds each port, when it was last read: see {@link SocketOwners.byPort}. */
  portOwners(): ReadonlyMap<string, string | null> {
    return this.owners.byPort();
  }

  /** What a role waits for now. The next full reading still reports roles that have run since the last full one. */
  waitsFor(role: string): readonly WaitOn[] {
    const { processes, scene } = this.survey(false);
    return this.waitsOf(role, processes.get(role) ?? [], scene);
  }

  private survey(isNew: boolean): {
    readonly processes: ReadonlyMap<string, readonly ProcessView[]>;
    readonly scene: SceneSockets;
  } {
    const tcp = this.options.sockets.rows('tcp');
    const udp = this.options.sockets.rows('udp');
    const processes = this.options.processes.byRole();
    const rows = [...tcp, ...udp];
    this.owners.update(rows, processes, isNew);
    const scene: SceneSockets = { tcp, udp, byInode: new Map(rows.map((row) => [row.inode, row])) };
    return { processes, scene };
  }

  /** Tells connections of the lab's endpoints from others. */
  private connections({ tcp }: SceneSockets): Connections | null {
    const beside = tcp.filter((row) => this.liesBeside(row, tcp));
    this.isBeside ||= beside.length > 0;
    if (!this.isBeside) return null;
    const { probeOf } = this.options;
    return {
      roleAt: ({ inode, localPort }) => this.owners.of(inode) ?? probeOf(localPort, null),
      isBeside: (socket) => this.liesBeside(socket, tcp),
      beside: [...new Set(beside.filter(({ state }) => state !== STATE.LISTEN).map(nameOf))].sort(),
      opened: this.options.sockets.counters.opened(),
    };
  }

  /**
   * Whether a socket belongs to none of the lab's endpoints: it has none of their ports, or another role holds the port
   * than the one that should listen there.
   */
  private liesBeside(
    { localPort, remotePort, inode }: Pick<CountedSocket, 'localPort' | 'remotePort' | 'inode'>,
    tcp: readonly SocketRow[],
  ): boolean {
    const serverOf = (one: number): string | null => this.options.serverOf(one, null);
    const port = [localPort, remotePort].find((one) => serverOf(one) !== null);
    if (port === undefined) return true;
    const other = port === localPort ? remotePort : localPort;
    const ends = tcp.filter((row) => row.localPort === port && row.remotePort === other);
    const inodes = other === 0 ? [inode] : ends.map((end) => end.inode);
    const owners = inodes.map((end) => this.owners.of(end));
    return owners.length > 0 && owners.every((owner) => owner !== undefined && owner !== serverOf(port));
  }

  close(): void {
    this.owners.close();
  }

  /** Whether a server has not accepted a connection of the role's yet. */
  private isPending(role: string, { tcp }: SceneSockets): boolean {
    return tcp.some((row) => {
      if (this.owners.of(row.inode) !== role || row.state !== STATE.ESTABLISHED) return false;
      const peer = peerOf(row, tcp);
      return peer?.inode === '0' && peer.state === STATE.ESTABLISHED;
    });
  }

  /** What a role waits for, and whether it has run since it was last asked about. */
  private newsOf(
    role: string,
    processes: readonly ProcessView[],
    scene: SceneSockets,
  ): Pick<RoleWait, 'on' | 'ran'> {
    const runs = runsOf(processes);
    const known = this.told.get(role);
    if (known?.runs === runs) return { on: known.on, ran: false };
    const on = this.waitsOf(role, processes, scene);
    this.told.set(role, { runs, on });
    return { on, ran: true };
  }

  /**
   * What a role's threads are blocked on. Waits that only keep a runtime going are named only where there is nothing
   * else.
   */
  private waitsOf(role: string, processes: readonly ProcessView[], scene: SceneSockets): readonly WaitOn[] {
    const found = new Map<string, WaitOn>();
    for (const process of processes)
      for (const thread of process.threads.values())
        for (const on of this.threadWaits(role, process, thread, scene)) found.set(JSON.stringify(on), on);
    const all = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, on]) => on);
    const telling = all.filter((on) => !isBackground(on));
    if (telling.length > 0) return telling;
    const timed = all.filter((on) => on.for === 'timer');
    return timed.length > 0 ? timed : all;
  }

  private threadWaits(
    role: string,
    process: ProcessView,
    thread: ThreadView,
    scene: SceneSockets,
  ): readonly WaitOn[] {
    const { runs, line } = thread;
    const known = this.known.get(thread);
    if (known?.runs === runs && known.line === line) return known.on;
    const on = this.resolve(role, process, thread, scene);
    this.known.set(thread, { runs, line, on });
    return on;
  }

  private resolve(
    role: string,
    process: ProcessView,
    thread: ThreadView,
    scene: SceneSockets,
  ): readonly WaitOn[] {
    const { wait } = thread;
    if (wait.kind === 'running') return [];
    if (wait.call === 'futex' || wait.call === 'futex-waitv') return [{ for: 'lock' }];
    if (wait.call === 'child') return [{ for: 'child' }];
    const descriptors = this.owners.descriptorsOf(process);
    const waited = descriptors.waitedFor(wait.call, thread.line);
    const on = waited.flatMap(({ toWrite, target }): WaitOn[] => {
      if (target === null) return [];
      if (target === this.keyboardOf(role, process)) return toWrite ? [] : [{ for: 'keyboard' }];
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
      const row = inode === undefined ? undefined : scene.byInode.get(inode);
      if (!row || (toWrite && !isFull(row))) return [];
      return [this.socketWait(row, toWrite, scene)];
    });
    if (on.length > 0) return on;
    if (wait.kind === 'timed') return [{ for: 'timer' }];
    return waited.length > 0 || IDLE_CALLS.has(wait.call)
      ? [{ for: 'lock' }]
      : [{ for: 'other', call: wait.call }];
  }

  private socketWait(row: SocketRow, toWrite: boolean, scene: SceneSockets): WaitOn {
    if (row.transport === 'udp') return { for: 'datagram', port: row.localPort };
    if (row.state === STATE.LISTEN) return { for: 'client' };
    const other = this.roleOpposite(row, scene);
    if (row.state === STATE.SYN_SENT) return { for: 'connection', to: other };
    return toWrite ? { for: 'room', to: other } : { for: 'message', from: other };
  }

  /** The role at the other end of a connection. */
  private roleOpposite(row: SocketRow, { tcp }: SceneSockets): string | null {
    const peer = peerOf(row, tcp);
    const owner = peer ? this.owners.of(peer.inode) : undefined;
    const address = showAddress(row.remoteAddress);
    const { serverOf, probeOf } = this.options;
    return owner ?? serverOf(row.remotePort, address) ?? probeOf(row.remotePort, address);
  }

  /** The inode behind a program's keyboard: the other end of the harness's pipe, whatever number a child has for it. */
  private keyboardOf(role: string, process: ProcessView): string | null {
    const known = this.keyboards.get(role);
    if (known !== undefined) return known;
    const target = this.owners.descriptorsOf(process).target(0);
    if (target !== null) this.keyboards.set(role, target);
    return target;
  }

  private unread(scene: SceneSockets): Unread[] {
    const unread = [...scene.tcp, ...scene.udp].flatMap((row): Unread[] => {
      const isOpen =
        row.transport === 'udp' || row.state === STATE.ESTABLISHED || row.state === STATE.CLOSE_WAIT;
      if (row.receiveQueue === 0 || !isOpen) return [];
      // What has come to a connection that nobody has accepted is for the server to read.
      const role =
        row.inode === '0'
          ? this.options.serverOf(row.localPort, showAddress(row.localAddress))
          : this.owners.of(row.inode);
      if (!role) return [];
      return [
        {
          role,
          from: row.transport === 'tcp' ? this.roleOpposite(row, scene) : null,
          bytes: row.receiveQueue,
        },
      ];
    });
    return inOrder(unread);
  }
}

/** Name of a connection, the same from both its ends. */
function nameOf({ localPort, remotePort }: SocketRow): string {
  return [localPort, remotePort].sort((a, b) => a - b).join('-');
}

/**
 * Whether a socket has no room for more, because what was written has not been taken. Edge-triggered programs (Go's
 * runtime among them) register once for room and for messages, and stay registered for both whichever they wait for.
 */
function isFull({ transport, state, sendQueue }: SocketRow): boolean {
  return transport === 'tcp' && (state === STATE.SYN_SENT || sendQueue > 0);
}

interface SceneSockets {
  readonly tcp: readonly SocketRow[];
  readonly udp: readonly SocketRow[];
  readonly byInode: ReadonlyMap<string, SocketRow>;
}

/** Calls in which runtimes keep helper threads waiting for work. */
const IDLE_CALLS = new Set(['epoll', 'epoll2', 'poll', 'ppoll', 'select', 'read', 'receive', 'io-uring']);

function isBackground(on: WaitOn): boolean {
  return on.for === 'lock' || on.for === 'child' || on.for === 'timer' || on.for === 'other';
}
