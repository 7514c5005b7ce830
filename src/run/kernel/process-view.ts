import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { HiddenTimers } from './hidden-timers.ts';
import { PAGE_BYTES } from './page-size.ts';
import { isDenied, isGone, ProcFile } from './proc-file.ts';
import type { CallKind } from './system-calls.ts';
import { ThreadView } from './thread-view.ts';
import type { Wait } from './wait.ts';

/** Threads of a JVM that wake by the clock and never do a program's work. */
const HOUSEKEEPING =
  /^(VM Periodic Tas|VM Thread|G1 |GC Thread|C[12] CompilerThre|Common-Cleaner|Signal Dispatch|Sweeper thread|Service Thread|Monitor Deflati|Notification T|Reference Handl|Finalizer|Attach Listener)/;

/** Programs that are no JVM: their threads need not be asked for their names. */
const HAS_NO_HOUSEKEEPING = /^(node|python[\d.]*|sh|dash|bash|bwrap)$/;

/** Runtimes that are known to keep their timers where `syscall` shows them. */
const OPEN_TIMERS = /^(node|python[\d.]*|java|ruby|perl|sh|dash|bash|bwrap)$/;

/** One process of a run, with its threads. */
export class ProcessView {
  readonly pid: string;
  readonly threads = new Map<string, ThreadView>();
  /** Its parent's pid; `0` for one outside the run's process namespace. */
  parent: string;
  /** The `GILIRAN_ROLE` that it was started with; null where its environment tells none, as in the midst of an exec. */
  role: string | null;
  /** Whether a thread has run since the threads were last listed. */
  stale = true;
  /** Its folder below `/proc`. */
  readonly folder: string;
  /**
   * Whether the kernel does not show it: one that is just ending, or that does not want to be seen. It may do
   * anything, and counts as running.
   */
  hidden = false;
  /** Asked anew with every listing: a process may exec another program. */
  private timersShow = false;
  private readonly hiddenTimers: HiddenTimers;
  private sizeFile: ProcFile | null = null;
  private timeFile: ProcFile | null = null;

  private constructor(folder: string, pid: string, parent: string, role: string | null) {
    this.folder = folder;
    this.pid = pid;
    this.parent = parent;
    this.role = role;
    this.hiddenTimers = new HiddenTimers(folder);
  }

  /** @returns null where the process is gone, or dead and only not yet waited for */
  static open(root: string, pid: string): ProcessView | null {
    const folder = `${root}/${pid}`;
    try {
      const { state, parent } = readStat(folder);
      // The first thread of a process may be dead while others go on.
      if (state === 'X' || (state === 'Z' && readdirSync(`${folder}/task`).length <= 1)) return null;
      return new ProcessView(folder, pid, parent, readRole(folder));
    } catch (error) {
      if (isGone(error)) return null;
      throw error;
    }
  }

  /** Lists its threads again. @returns false where the process is gone */
  list(): boolean {
    try {
      const tids = readdirSync(`${this.folder}/task`);
      // Asked afterwards: what the threads listed belong to, or a later one.
      const program = programOf(this.folder);
      this.listThreads(tids, program);
      this.timersShow = OPEN_TIMERS.test(program);
      this.hidden = false;
    } catch (error) {
      if (isGone(error)) return false;
      if (!isDenied(error)) throw error;
      this.hidden = true;
    }
    this.stale = this.hidden;
    this.role ??= readRole(this.folder);
    return !this.isDead();
  }

  private listThreads(tids: readonly string[], program: string): void {
    for (const [tid, thread] of this.threads) if (!tids.includes(tid)) this.drop(tid, thread);
    for (const tid of tids) {
      if (this.threads.has(tid)) continue;
      const folder = `${this.folder}/task/${tid}`;
      if (!HAS_NO_HOUSEKEEPING.test(program) && isHousekeeping(folder)) continue;
      const thread = ThreadView.open(folder, tid);
      if (thread) this.threads.set(tid, thread);
    }
  }

  /** Looks at one thread. @returns what it waits in; null where it is gone */
  look(thread: ThreadView, table: Readonly<Record<number, CallKind>>, hiddenTimers: boolean): Wait | null {
    if (thread.isKnown()) return thread.wait;
    if (!thread.look(table, hiddenTimers)) {
      this.drop(thread.tid, thread);
      this.stale = true;
      return null;
    }
    const { wait } = thread;
    // Reading a file waits for a disk, and for nobody else.
    if (wait.kind === 'blocked' && wait.call === 'read' && wait.fd !== null && this.isFile(wait.fd))
      return { kind: 'running' };
    return wait;
  }

  /** Reads again who its parent is: another one, where the one before is gone. */
  readParent(): void {
    try {
      this.parent = readStat(this.folder).parent;
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }

  /** Whether all of it is known to be blocked, and hardly the next to run. */
  isResting(): boolean {
    for (const thread of this.threads.values()) if (!thread.isResting()) return false;
    return true;
  }

  /** Whether a signal has stopped all of it. */
  isStopped(): boolean {
    return this.threads.size > 0 && [...this.threads.values()].every((thread) => thread.isStopped());
  }

  private isFile(fd: number): boolean {
    try {
      return /^\/(?!dev\/)/.test(readlinkSync(`${this.folder}/fd/${fd}`));
    } catch (error) {
      if (isGone(error) || isDenied(error)) return true;
      throw error;
    }
  }

  /** Whether a timer that `syscall` does not show may go off. */
  hasHiddenTimer(): boolean {
    if (this.timersShow) return false;
    let runs = 0;
    for (const thread of this.threads.values()) runs += thread.runs;
    return this.hiddenTimers.mayGoOff(runs);
  }

  /**
   * Processor time of the whole process and of the children that it has waited for so far, in milliseconds (the
   * kernel counts in hundredths of a second).
   */
  cpuMs(): number {
    try {
      this.timeFile ??= new ProcFile(`${this.folder}/stat`);
      const { fields } = parseStat(this.timeFile.read() ?? '');
      return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) * 10;
    } catch (error) {
      if (isGone(error)) return 0;
      throw error;
    }
  }

  /** Its memory now, in bytes, with what it shares with others; 0 where it is gone. */
  residentBytes(): number {
    try {
      this.sizeFile ??= new ProcFile(`${this.folder}/statm`);
      return Number(this.sizeFile.read()?.split(' ')[1] ?? 0) * PAGE_BYTES;
    } catch (error) {
      if (isGone(error)) return 0;
      throw error;
    }
  }

  close(): void {
    this.sizeFile?.close();
    this.timeFile?.close();
    this.sizeFile = null;
    this.timeFile = null;
    for (const [tid, thread] of this.threads) this.drop(tid, thread);
  }

  private isDead(): boolean {
    if (this.threads.size > 0) return false;
    try {
      return /[ZX]/.test(readStat(this.folder).state);
    } catch {
      return true;
    }
  }

  private drop(tid: string, thread: ThreadView): void {
    thread.close();
    this.threads.delete(tid);
  }
}

/** What `/proc/PID/stat` says; `fields` begins with the state, the third field of the file. */
interface Stat {
  readonly state: string;
  readonly parent: string;
  readonly fields: readonly string[];
}

function readStat(folder: string): Stat {
  return parseStat(readFileSync(`${folder}/stat`, 'latin1'));
}

function parseStat(text: string): Stat {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? 'X', parent: fields[1] ?? '0', fields };
}

/** Name of the program that a process runs; empty where its first thread is dead. */
function programOf(folder: string): string {
  try {
    return basename(readlinkSync(`${folder}/exe`));
  } catch (error) {
    if (isGone(error)) return '';
    throw error;
  }
}

function readRole(folder: string): string | null {
  try {
    return /(?:^|\0)GILIRAN_ROLE=([^\0]*)/.exec(readFileSync(`${folder}/environ`, 'latin1'))?.[1] ?? null;
  } catch {
    return null;
  }
}

function isHousekeeping(folder: string): boolean {
  try {
    return HOUSEKEEPING.test(readFileSync(`${folder}/comm`, 'latin1'));
  } catch {
    return false;
  }
}
