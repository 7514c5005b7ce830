import { readdirSync, readlinkSync } from 'node:fs';
import { rethrowShortage } from '../../machine/shortage-code.ts';
import type { Due } from './due.ts';
import { type Hidden, HiddenTimers } from './hidden-timers.ts';
import { isDenied, isGone, ProcFile } from './proc-file.ts';
import { OUTSIDE, parseStat, readRole, readStat } from './process-stat.ts';
import { isOfMachine } from './runtime-stack.ts';
import type { CallKind } from './system-calls.ts';
import { ThreadCount } from './thread-count.ts';
import { ThreadView } from './thread-view.ts';
import type { Wait } from './wait.ts';

/**
 * A call with a longer time-out is not part of this move: no move is waited for that long. The next move looks at it
 * again.
 */
const LATER_MS = 10_000;

/** Calls that may have a time-out of the socket's own (SO_RCVTIMEO), or of a terminal's (VTIME). */
const MAY_TIME_OUT = new Set(['read', 'accept', 'receive']);

/** One process of a run, with its threads. */
export class ProcessView {
  readonly pid: string;
  readonly threads = new Map<string, ThreadView>();
  /** Its parent's pid, or {@link OUTSIDE}. */
  parent: string;
  /**
   * The `GILIRAN_ROLE` that it was started with; null where its environment does not say, as in the midst of an exec.
   */
  role: string | null;
  /** Whether a thread has run since the threads were last listed. */
  stale = true;
  /** The last moment at which it was not there yet, by the clock of `performance.now()`. */
  readonly bornAfter: number;
  /** Its folder below `/proc`. */
  readonly folder: string;
  /**
   * Whether the kernel does not show it, since it is just ending or has made itself unreadable. It may do anything, so
   * it counts as running.
   */
  hidden = false;
  private readonly hiddenTimers: HiddenTimers;
  /** How much threads that are gone had run: kept, so that the sum over all threads never falls. */
  private goneRuns = 0;
  /**
   * When its threads were last listed, by the clock of `performance.now()`: one that is new since was not there then.
   */
  private listedAt: number;
  /**
   * When they were last counted and found as many as known. Null once one of them is gone, since another may have taken
   * its place.
   */
  private countedAt: number | null = null;
  private readonly count: ThreadCount;
  /** Whether the threads must be listed at the next look, even if there are as many as before. */
  private anew = false;
  /** Calls, by their lines, in which one of a JVM's own threads waits for something to do. */
  private readonly machinesCalls = new Set<string>();
  /** Threads that are not a JVM's own, with how much they had run when that was found. */
  private readonly notMachines = new WeakMap<ThreadView, number>();
  private statusFile: { readonly folder: string; readonly file: ProcFile } | null = null;
  private timeFile: ProcFile | null = null;

  private constructor(folder: string, pid: string, parent: string, role: string | null, bornAfter: number) {
    this.folder = folder;
    this.bornAfter = bornAfter;
    this.listedAt = bornAfter;
    this.pid = pid;
    this.parent = parent;
    this.role = role;
    this.hiddenTimers = new HiddenTimers(folder);
    this.count = new ThreadCount(folder);
  }

  /**
   * @param bornAfter the last moment at which it was not there yet, by the clock of `performance.now()`
   * @returns null where the process is gone, or is dead and only not yet waited for
   */
  static open(root: string, pid: string, bornAfter: number): ProcessView | null {
    const folder = `${root}/${pid}`;
    try {
      const { state, parent } = readStat(folder);
      // The first thread of a process may be dead while others go on.
      if (state === 'X' || (state === 'Z' && readdirSync(`${folder}/task`).length <= 1)) return null;
      return new ProcessView(folder, pid, parent, readRole(folder), bornAfter);
    } catch (error) {
      if (isGone(error)) return null;
      throw error;
    }
  }

  /**
   * The folder below `/proc` that shows its memory and its open files: that of a thread that is alive. The first thread
   * may have ended while others go on, and shows nothing then.
   */
  get shownBy(): string {
    const [tid] = this.threads.keys();
    return tid === undefined || tid === this.pid ? this.folder : `${this.folder}/task/${tid}`;
  }

  /**
   * Updates its threads. Where their number is the same, either they are the same, or one has ended and another has
   * come: then reading what the ended one waits in fails, and has them listed.
   * @returns false where the process is gone
   */
  list(): boolean {
    try {
      const now = performance.now();
      if (!this.anew && this.threads.size > 0 && this.count.read() === this.threads.size)
        this.countedAt = now;
      else this.listThreads(readdirSync(`${this.folder}/task`), now);
      this.hidden = false;
    } catch (error) {
      if (isGone(error)) return false;
      if (!isDenied(error)) throw error;
      this.hidden = true;
    }
    this.stale = this.hidden;
    this.role ??= readRole(this.shownBy);
    return !this.isDead();
  }

  private listThreads(tids: readonly string[], now: number): void {
    for (const [tid, thread] of this.threads) if (!tids.includes(tid)) this.drop(tid, thread);
    // All that were known at the last count were still there, so there were no others.
    const bornAfter = this.countedAt ?? this.listedAt;
    for (const tid of tids) {
      if (this.threads.has(tid)) continue;
      const thread = ThreadView.open(`${this.folder}/task/${tid}`, tid, bornAfter);
      if (thread) this.threads.set(tid, thread);
    }
    this.listedAt = now;
    this.countedAt = null;
    this.anew = false;
  }

  /**
   * Has its threads listed the next time. Needed where only their states are read: a thread that has ended shows none.
   */
  doubt(): void {
    this.stale = true;
    this.anew = true;
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
    // A read of a file waits for a disk, not for another program.
    if (wait.kind === 'blocked' && wait.call === 'read' && wait.fd !== null && this.isFile(wait.fd))
      return { kind: 'running' };
    return wait;
  }

  /** Reads its parent again, which changes when the parent ends. */
  readParent(): void {
    try {
      this.parent = readStat(this.folder).parent;
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }

  /** Whether all its threads are known to be blocked, and are hardly the next to run. */
  isResting(): boolean {
    for (const thread of this.threads.values()) if (!thread.isResting()) return false;
    return true;
  }

  /** Whether a signal has stopped all its threads. */
  isStopped(): boolean {
    return this.threads.size > 0 && [...this.threads.values()].every((thread) => thread.isStopped());
  }

  private isFile(fd: number): boolean {
    return /^\/(?!dev\/)/.test(this.target(fd) ?? '/');
  }

  /** What a descriptor points to; null where it is gone, or not shown. */
  private target(fd: number): string | null {
    try {
      return readlinkSync(`${this.shownBy}/fd/${fd}`);
    } catch (error) {
      if (isGone(error) || isDenied(error)) return null;
      throw error;
    }
  }

  /**
   * Whether the clock may soon wake a waiting thread to do a part of the program's work: because its call is timed, or
   * because it is known to have a timer that its call does not show.
   */
  wakesByClock(thread: ThreadView): boolean {
    const { wait } = thread;
    if (wait.kind !== 'timed') return thread.wakesUnseen && wait.kind === 'blocked';
    if (this.dueIn(thread).earliestMs - performance.now() > LATER_MS) return false;
    return !this.isMachines(thread);
  }

  /** When the call returns that a thread waits in. */
  dueIn(thread: ThreadView): Due {
    return thread.dueIn(this.shownBy);
  }

  /**
   * Whether it is one of a JVM's own threads and waits for something to do. Such threads wake by the clock to see
   * whether there is something to compile or to clean up, and no thread of the program waits for one that waits like
   * this: for real work they are woken, and while they do it one of them runs. Pauses within that work are sleeps, not
   * waits for a lock.
   */
  isMachines(thread: ThreadView): boolean {
    const { line, runs, wait } = thread;
    if (wait.kind === 'running' || wait.call !== 'futex') return false;
    if (this.machinesCalls.has(line)) return true;
    if (this.notMachines.get(thread) === runs) return false;
    const is = isOfMachine(this.shownBy, line);
    if (is) this.machinesCalls.add(line);
    else this.notMachines.set(thread, runs);
    return is;
  }

  /**
   * Timers that no call shows.
   * @param unrelated whether no other process can have set one that it waits on
   */
  timers(unrelated = false): Hidden {
    let runs = this.goneRuns;
    for (const thread of this.threads.values()) runs += thread.runs;
    return this.hiddenTimers.read(runs, this.threads, unrelated);
  }

  /** Whether it may have a timer that the kernel does not show. */
  mayHideTimer(): boolean {
    if (this.timers().kind !== 'none' || this.hiddenTimers.hasRing(this.threads)) return true;
    for (const { wait } of this.threads.values()) {
      // A send may have a time-out of the socket's own (SO_SNDTIMEO).
      if (wait.kind === 'timed' && wait.call === 'send') return true;
      if (wait.kind === 'blocked' && MAY_TIME_OUT.has(wait.call) && wait.fd !== null)
        if (/^(?:socket:|\/dev\/)/.test(this.target(wait.fd) ?? 'socket:')) return true;
    }
    return false;
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

  /** What its `status` says now; nothing where it is gone, or not shown. */
  status(): string {
    try {
      const folder = this.shownBy;
      if (this.statusFile?.folder !== folder) {
        this.statusFile?.file.close();
        // The thread may be gone by now.
        this.statusFile = null;
        this.statusFile = { folder, file: new ProcFile(`${folder}/status`) };
      }
      return this.statusFile.file.read() ?? '';
    } catch (error) {
      if (isGone(error) || isDenied(error)) return '';
      throw error;
    }
  }

  close(): void {
    this.statusFile?.file.close();
    this.timeFile?.close();
    this.hiddenTimers.close();
    this.count.close();
    this.statusFile = null;
    this.timeFile = null;
    for (const [tid, thread] of this.threads) this.drop(tid, thread);
  }

  private isDead(): boolean {
    if (this.threads.size > 0) return false;
    try {
      return /[ZX]/.test(readStat(this.folder).state);
    } catch (error) {
      rethrowShortage(error);
      return true;
    }
  }

  private drop(tid: string, thread: ThreadView): void {
    this.goneRuns += thread.runs + 1;
    thread.close();
    this.threads.delete(tid);
    this.countedAt = null;
  }
}
