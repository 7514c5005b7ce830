import type { ProcessView } from './process-view.ts';
import { type PlacedThread, RoleProcesses, type RoleProcessesOptions } from './role-processes.ts';
import { RoleUsage } from './role-usage.ts';
import type { Sockets } from './sockets.ts';
import { Standstill } from './standstill.ts';
import type { CallKind } from './system-calls.ts';
import type { ThreadView } from './thread-view.ts';

/**
 * What a look at the scene found.
 * - `busy`: something can still run
 * - `astir`: nothing was seen to run, but bytes or a connection are on their way, or a process does not show what it
 *   does
 * - `timed`: nothing can run but calls with a time-out that end
 * - `settled`: nothing can run until the harness acts
 */
export type Look = 'busy' | 'astir' | 'timed' | 'settled';

export interface KernelViewOptions extends RoleProcessesOptions {
  readonly table: Readonly<Record<number, CallKind>>;
  readonly sockets: Sockets;
  /** Whether the programs' sources set timers that the kernel does not show. */
  readonly hiddenTimers: boolean;
}

/**
 * All threads of all processes of a run, and the argument that a scene has settled.
 *
 * A look reads, in this order: every thread's counter; the lists of processes and threads; the sockets; timers that no
 * call shows; then every thread's call, state and counter again. Let T be the end of the first reading. A thread that
 * was running or ready at T has since run (its counter moved) or is still ready (its call or its state says so): either
 * is seen. So if nothing is seen, all were blocked at T and stayed so, no bytes were on their way to wake one, and no
 * timer either: one that ran out before it was read has woken somebody.
 *
 * A thread that was known to be blocked before needs no first reading now: the earlier reading of its counter serves.
 * If the counter is the same at the end, the thread was blocked all the while.
 */
export class KernelView {
  /** The run's processes, and the roles that they belong to. */
  readonly processes: RoleProcesses;
  /** Processor time and memory that they use. */
  readonly usage: RoleUsage;
  /** Whether held roles have really stopped. */
  readonly standstill: Standstill;
  private readonly options: KernelViewOptions;
  private suspect: PlacedThread | null = null;
  /** Whether the last look found the scene settled, and nothing has happened since. */
  private atRest = false;

  constructor(options: KernelViewOptions) {
    this.options = options;
    this.processes = new RoleProcesses(options);
    this.usage = new RoleUsage(this.processes, options.root);
    this.standstill = new Standstill(this.processes);
  }

  /** Something was typed at a role, so its threads are asked first in the next look. */
  stir(role: string): void {
    for (const process of this.processes.all()) {
      const thread = process.threads.values().next().value;
      if (!thread || this.processes.roleOf(process) !== role || this.processes.isLayer(process)) continue;
      this.suspect = { process, thread };
      return;
    }
  }

  /** Looks once. Cheap while something runs: the thread that ran last is asked first. */
  look(): Look {
    if (this.suspectIsBusy()) return 'busy';
    this.readCounters();
    if (this.someoneRuns()) return 'busy';
    this.processes.list();
    if (this.isAnyHidden() || !this.options.sockets.atRest()) return 'astir';
    const hasHiddenTimer = this.hasHiddenTimer();
    const awake = this.verify(false);
    const resting = awake === 'busy' ? awake : this.verify(true);
    if (resting === 'busy') return 'busy';
    if (this.atRest) this.learnWhoWokeUp();
    for (const process of this.processes.all())
      for (const thread of process.threads.values()) thread.settle();
    this.processes.noteSettled();
    const look = hasHiddenTimer || awake === 'timed' ? 'timed' : resting;
    this.atRest = look === 'settled';
    return look;
  }

  /**
   * Threads ran though nobody could wake them and no timer was shown: so there is a timer that the kernel does not
   * show.
   */
  private learnWhoWokeUp(): void {
    for (const [process, thread] of this.threads())
      if (thread.wait.kind === 'blocked' && thread.hasRunSinceSettled() && !process.isMachines(thread))
        thread.wakesUnseen = true;
  }

  /**
   * How often every timed thread has gone round its loop since {@link restart}, as the least of them; infinite where
   * there is none.
   */
  rounds(): number {
    let least = Number.POSITIVE_INFINITY;
    for (const [process, thread] of this.threads())
      if (this.wakesByClock(process, thread)) least = Math.min(least, thread.rounds);
    return least;
  }

  /** Something has happened: counts rounds from here. */
  restart(): void {
    this.atRest = false;
    for (const [, thread] of this.threads()) thread.restart();
  }

  /** Whether all threads that the clock may wake are in loops that have been found to wait in vain. */
  isEndless(): boolean {
    for (const [process, thread] of this.threads())
      if (this.wakesByClock(process, thread) && !thread.isEndless()) return false;
    return true;
  }

  /** Remembers the loops that were gone round while what they wait for never came. */
  keepEndless(): void {
    for (const [process, thread] of this.threads())
      if (this.wakesByClock(process, thread)) thread.keepEndless();
  }

  /** Roles for which nothing rules out a timer that the kernel does not show; the scene has settled. */
  mayHideTimers(): readonly string[] {
    const roles = new Set<string>();
    for (const process of this.processes.all()) {
      if (this.processes.isPaused(process) || this.processes.isLayer(process) || !process.mayHideTimer())
        continue;
      const role = this.processes.roleOf(process);
      if (role !== null) roles.add(role);
    }
    return [...roles];
  }

  /**
   * Whether a timer is still to go off that may bring something new: one of a call, or one that no call shows. Timers
   * of loops that have been gone round before do not count.
   * @param lastMs only those that are due until then, by the clock of `performance.now()`
   */
  isTimerPending(lastMs: number): boolean {
    const now = performance.now();
    const counts = (dueMs: number | null): boolean => (dueMs ?? now) <= lastMs;
    for (const process of this.processes.all()) {
      if (this.processes.isPaused(process)) continue;
      const hidden = process.timers();
      if (hidden.kind === 'set' && !hidden.again && counts(hidden.dueMs)) return true;
      for (const thread of process.threads.values()) {
        if (!this.wakesByClock(process, thread)) continue;
        const { latestMs, leftMs } = process.dueIn(thread);
        if (counts(latestMs) && !thread.isLooping(leftMs)) return true;
      }
    }
    return false;
  }

  /** Roles that have a thread running, or ready to. */
  runningRoles(): readonly string[] {
    const roles = new Set<string>();
    for (const [process, thread] of [...this.threads()]) {
      const role = this.processes.roleOf(process);
      const wait = process.look(thread, this.options.table, this.options.hiddenTimers);
      if (role !== null && wait?.kind === 'running' && !thread.isStopped()) roles.add(role);
    }
    return [...roles].sort();
  }

  close(): void {
    this.processes.close();
  }

  private suspectIsBusy(): boolean {
    if (!this.suspect) return false;
    const { process, thread } = this.suspect;
    if (this.processes.isPaused(process) || !process.threads.has(thread.tid)) {
      this.suspect = null;
      return false;
    }
    // In the midst of an exec it cannot be known whose a process is.
    if (process.role === null && this.processes.hasBackstage) {
      this.processes.refresh();
      if (!this.processes.isThere({ process, thread })) {
        this.suspect = null;
        return false;
      }
    }
    thread.doubt();
    const wait = process.look(thread, this.options.table, this.options.hiddenTimers);
    if (wait?.kind === 'running' && !thread.isStopped()) return true;
    this.suspect = null;
    return false;
  }

  private readCounters(): void {
    for (const process of this.processes.all()) {
      if (this.processes.isPaused(process)) continue;
      for (const thread of process.threads.values())
        if (!thread.isResting() && thread.ran() !== false) process.stale = true;
    }
  }

  private isAnyHidden(): boolean {
    for (const process of this.processes.all())
      if (process.hidden && !this.processes.isPaused(process)) return true;
    return false;
  }

  /** Whether one of the threads that ran lately still does: then nothing else needs to be read. */
  private someoneRuns(): boolean {
    for (const process of this.processes.all()) {
      if (this.processes.isPaused(process)) continue;
      for (const thread of process.threads.values()) {
        if (thread.isKnown()) continue;
        const wait = process.look(thread, this.options.table, this.options.hiddenTimers);
        if (wait?.kind !== 'running' || thread.isStopped()) continue;
        this.suspect = { process, thread };
        return true;
      }
    }
    return false;
  }

  /**
   * The second reading: every call blocks, and no counter has moved.
   * @param resting whether to read the threads that rested before, or the others, which are more likely to run
   */
  private verify(resting: boolean): Look {
    let timed = false;
    let ran = false;
    for (const process of this.processes.all()) {
      if (this.processes.isPaused(process)) continue;
      if (resting && this.waitsForOthers(process)) continue;
      for (const thread of process.threads.values()) {
        if (thread.isResting() !== resting) continue;
        const wait = process.look(thread, this.options.table, this.options.hiddenTimers);
        if (wait === null) return 'busy';
        const stopped = wait.kind === 'running' && thread.isStopped();
        if (!stopped && (wait.kind === 'running' || thread.isReady())) {
          this.suspect = { process, thread };
          return 'busy';
        }
        const isByClock = !stopped && this.wakesByClock(process, thread);
        if (thread.ran() !== false) {
          // Where one thread of a process has run, others most often have too: they are all read again.
          process.stale = true;
          ran = true;
          continue;
        }
        // A thread that a signal has stopped may go on in the midst of anything, so it is not confirmed as blocked.
        if (!stopped) thread.confirm();
        if (!isByClock) continue;
        timed = true;
        thread.sleeps(process.dueIn(thread));
      }
    }
    if (ran) return 'busy';
    return timed ? 'timed' : 'settled';
  }

  /** Whether a process has nothing to do until a process below it ends, which is noticed anyway. */
  private waitsForOthers(process: ProcessView): boolean {
    return !this.processes.hasSomeoneLeft && process.isResting() && this.processes.isLayer(process);
  }

  private hasHiddenTimer(): boolean {
    const unrelated = this.processes.areUnrelated();
    for (const process of this.processes.all())
      if (!this.processes.isPaused(process) && process.timers(unrelated).kind === 'set') return true;
    return false;
  }

  /**
   * Whether a thread may wake by the clock. One that waits for room to send may not, where the other end of its
   * connection reads nothing: no time-out makes room.
   */
  private wakesByClock(process: ProcessView, thread: ThreadView): boolean {
    if (!process.wakesByClock(thread)) return false;
    const { wait } = thread;
    const isSending = wait.kind === 'timed' && wait.call === 'send' && !this.options.hiddenTimers;
    return !isSending || !this.options.sockets.isHeldUp();
  }

  private *threads(): Generator<[ProcessView, ThreadView]> {
    for (const process of this.processes.all()) {
      if (this.processes.isPaused(process)) continue;
      for (const thread of process.threads.values()) yield [process, thread];
    }
  }
}
