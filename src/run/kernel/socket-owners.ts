import { Descriptors } from './descriptors.ts';
import type { ProcessView } from './process-view.ts';
import type { SocketRow } from './socket-row.ts';
import type { Sockets } from './sockets.ts';

/** Inodes of the sockets that a role's processes held, and how much their threads had run by then. */
interface Held {
  readonly processes: readonly ProcessView[];
  readonly runs: string;
  readonly inodes: ReadonlySet<string>;
}

/** Which role holds which socket. */
export class SocketOwners {
  private readonly sockets: Sockets;
  /** Who holds which socket, by inode. */
  private readonly owners = new Map<string, string>();
  /** How many sockets each role holds, those that never leave the machine left out. */
  private readonly counts = new Map<string, number>();
  /** The sockets that each role held when its descriptors were last listed. */
  private readonly held = new Map<string, Held>();
  private inodes = '';
  /** The sockets that were last read. */
  private rows: readonly SocketRow[] = [];
  private readonly descriptors = new Map<ProcessView, Descriptors>();

  constructor(sockets: Sockets) {
    this.sockets = sockets;
  }

  /**
   * Finds out who holds each socket, where the sockets are not those of the last time.
   * @param rows the sockets of the network now
   * @param processes of every role's program
   * @param isNew whether a program was started: it may hold a socket that no table shows yet
   */
  update(
    rows: readonly SocketRow[],
    processes: ReadonlyMap<string, readonly ProcessView[]>,
    isNew: boolean,
  ): void {
    this.rows = rows;
    const inodes = rows.map(({ inode }) => inode).join();
    if (isNew || inodes !== this.inodes) this.findOwners(processes);
    this.inodes = inodes;
  }

  /** The role that holds a socket; undefined where none is known to. */
  of(inode: string): string | undefined {
    return this.owners.get(inode);
  }

  /** How many sockets a role holds, but for those that never leave the machine. */
  countOf(role: string): number {
    return this.counts.get(role) ?? 0;
  }

  /**
   * Who holds each port, by transport and number (`udp:5004`), when it was last read; null for one that several roles
   * hold. A connection that a server has accepted has the server's port.
   */
  byPort(): ReadonlyMap<string, string | null> {
    const found = new Map<string, string | null>();
    for (const { transport, localPort, inode } of this.rows) {
      const owner = this.owners.get(inode);
      if (owner === undefined) continue;
      const name = `${transport}:${localPort}`;
      const known = found.get(name);
      found.set(name, known === undefined || known === owner ? owner : null);
    }
    return found;
  }

  /** The open files of a process. */
  descriptorsOf(process: ProcessView): Descriptors {
    const known = this.descriptors.get(process);
    if (known?.folder === process.shownBy) return known;
    known?.close();
    const opened = new Descriptors(process.shownBy);
    this.descriptors.set(process, opened);
    return opened;
  }

  close(): void {
    for (const descriptors of this.descriptors.values()) descriptors.close();
    this.descriptors.clear();
  }

  private findOwners(processes: ReadonlyMap<string, readonly ProcessView[]>): void {
    const local = this.sockets.unixInodes();
    for (const [role, own] of processes) {
      const held = this.heldBy(role, own);
      for (const inode of held) this.owners.set(inode, role);
      this.counts.set(role, [...held].filter((inode) => !local.has(inode)).length);
    }
  }

  /**
   * Inodes of the sockets that a role holds. Only the role's own threads open or close its descriptors, or take one
   * that is handed over: until one of them runs they are the same. That spares reading each link, which takes the
   * kernel longer than all else.
   */
  private heldBy(role: string, processes: readonly ProcessView[]): ReadonlySet<string> {
    const runs = runsOf(processes);
    const known = this.held.get(role);
    const isSame = known?.processes.length === processes.length && known.runs === runs;
    if (isSame && processes.every((process, index) => process === known.processes[index]))
      return known.inodes;
    const inodes = new Set(processes.flatMap((process) => this.descriptorsOf(process).sockets()));
    this.held.set(role, { processes, runs, inodes });
    return inodes;
  }
}

/** Identifies the threads of processes and how much each has run. */
export function runsOf(processes: readonly ProcessView[]): string {
  let runs = '';
  for (const { pid, threads } of processes)
    for (const thread of threads.values()) runs += `${pid}/${thread.tid}:${thread.runs} `;
  return runs;
}
