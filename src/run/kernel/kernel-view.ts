import { readdirSync } from 'node:fs';
import { Backstage } from './backstage.ts';
import { heldAtMost } from './held.ts';
import { LockWatch } from './locks.ts';
import { memoryOf, residentAtMost } from './memory.ts';
import { ProcessView } from './process-view.ts';
import type { Sockets } from './sockets.ts';
import type { CallKind } from './system-calls.ts';
import type { ThreadView } from './thread-view.ts';

/**
 * What a look at the scene found.
 * - `busy`: something can still run
 * - `astir`: nothing was seen to run, but bytes are on their way, or a connection is, or a process does not want to be
 *   seen
 * - `timed`: nothing can run but for calls with a time-out
 * - `settled`: nothing can run until the harness acts
 */
export type Look = 'busy' | 'astir' | 'timed' | 'settled';

/** A thread, and its process. */
interface PlacedThread {
  readonly process: ProcessView;
  readonly thread: ThreadView;
}

/** The parent's pid, where the parent is not in the run's process namespace. */
const OUTSIDE = '0';
/** How many generations of processes are looked back at. */
const DEEPEST = 64;
/** The first process of the run's namespace, which holds it: no part of the scene. */
const HOLDER = '1';

export interface KernelViewOptions {
  /** A `/proc` that shows the run's processes. */
  readonly root: string;
  readonly table: Readonly<Record<number, CallKind>>;
  readonly sockets: Sockets;
  /** Which of the pids below the root belong to the run; null: all but the first, which holds the namespaces. */
  readonly belongs: ((pids: readonly string[]) => readonly string[]) | null;
  /** Whether the programs' sources set timers that the kernel does not show. */
  readonly hiddenTimers: boolean;
  /** How many processes of the harness's own stand above each program: they count as resting or not, like any. */
  readonly layers: number;
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
 * For a thread that was known to be blocked before, the earlier reading of its counter does for the first one: if it
 * is the same at the end, the thread was blocked all the while.
 */
export class KernelView {
  private readonly processes = new Map<string, ProcessView>();
  private readonly paused = new Set<string>();
  private readonly backstage = new Backstage();
  /** Roles in the order in which they were started last. */
  private readonly starts = new Set<string>();
  private readonly options: KernelViewOptions;
  private readonly locks: LockWatch;
  /** Whether a process has gone since the scene last settled: those above it have something to do. */
  private someoneLeft = false;
  private suspect: PlacedThread | null = null;
  /** Whoever still went on when it was last asked whether a role stands still. */
  private mover: PlacedThread | null = null;
  /** Whether the last look found the scene settled, and nothing has happened since. */
  private atRest = false;
  /** Whether no process of the run has come from another one; null where that has to be found out again. */
  private unrelated: boolean | null = null;
  /** When the processes were last listed, by the clock of `performance.now()`: one that is new is no older. */
  private listedAt = performance.now();

  constructor(options: KernelViewOptions) {
    this.options = options;
    this.locks = new LockWatch(`${options.root}/locks`);
  }

  /** Roles that are held: what their threads do is the harness's doing. */
  pause(role: string): void {
    this.paused.add(role);
  }

  /** A role is about to be started. */
  starting(role: string): void {
    this.starts.delete(role);
    this.starts.add(role);
  }

  /**
   * A role's program has been started ahead of its turn: until that comes, it is no part of the scene.
   * @param pid its own process, as the root shows it; null where it is known by its parent, which lies outside
   */
  keepBackstage(role: string, pid: string | null): void {
    this.backstage.keep(role, pid);
  }

  /** A role's turn has come: it is about to be told so. */
  bringOnStage(role: string): void {
    this.backstage.letGo(role);
  }

  /** Whether a signal that stops a role has reached every thread of it: until then they may go on for a moment. */
  standsStill(role: string): boolean {
    // Whoever went on when this was asked last is asked first: most often it still does.
    if (this.mover && this.isThere(this.mover) && !this.mover.thread.standsStill()) return false;
    this.mover = this.moverOf(role);
    if (this.mover) return false;
    // Others may have come since threads were last listed.
    for (const process of this.ownOf(role)) process.doubt();
    this.refresh();
    this.mover = this.moverOf(role);
    return this.mover === null;
  }

  resume(role: string): void {
    this.paused.delete(role);
    for (const process of this.processes.values()) if (this.roleOf(process) === role) process.stale = true;
  }

  /** Something was typed at a role: it is the first to run. */
  stir(role: string): void {
    for (const process of this.processes.values()) {
      const thread = process.threads.values().next().value;
      if (!thread || this.roleOf(process) !== role || this.isLayer(process)) continue;
      this.suspect = { process, thread };
      return;
    }
  }

  /** Looks once. Cheap while something runs: the thread that ran last is asked first. */
  look(): Look {
    if (this.suspectIsBusy()) return 'busy';
    this.readCounters();
    if (this.someoneRuns()) return 'busy';
    this.list();
    if (this.isAnyHidden() || !this.options.sockets.atRest()) return 'astir';
    const hasHiddenTimer = this.hasHiddenTimer();
    const awake = this.verify(false);
    const resting = awake === 'busy' ? awake : this.verify(true);
    if (resting === 'busy') return 'busy';
    if (this.atRest) this.learnWhoWokeUp();
    for (const process of this.processes.values())
      for (const thread of process.threads.values()) thread.settle();
    this.someoneLeft = false;
    const look = hasHiddenTimer || awake === 'timed' ? 'timed' : resting;
    this.atRest = look === 'settled';
    return look;
  }

  /** Nobody was there to wake them, and no timer was shown: there is one that the kernel does not show. */
  private learnWhoWokeUp(): void {
    for (const [process, thread] of this.threads())
      if (thread.wait.kind === 'blocked' && thread.hasRunSinceSettled() && !process.isMachines(thread))
        thread.wakesUnseen = true;
  }

  /** Times that every timed thread has gone round its loop since {@link restart}; infinite where there is none. */
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

  /** Whether all whom the clock may wake are in loops that have been found to wait in vain. */
  isEndless(): boolean {
    for (const [process, thread] of this.threads())
      if (this.wakesByClock(process, thread) && !thread.isEndless()) return false;
    return true;
  }

  /** What was to come has not, however often they have gone round their loops. */
  keepEndless(): void {
    for (const [process, thread] of this.threads())
      if (this.wakesByClock(process, thread)) thread.keepEndless();
  }

  /** Roles of whom nothing rules out that a timer wakes them that the kernel does not show; the scene has settled. */
  mayHideTimers(): readonly string[] {
    const roles = new Set<string>();
    for (const process of this.processes.values()) {
      if (this.isPaused(process) || this.isLayer(process) || !process.mayHideTimer()) continue;
      const role = this.roleOf(process);
      if (role !== null) roles.add(role);
    }
    return [...roles];
  }

  /**
   * Whether a timer is still to go off that is no more of what has been before: one of a call, or one that no call
   * shows, but for those of loops that have been gone round.
   * @param lastMs only those that are due until then, by the clock of `performance.now()`
   */
  isTimerPending(lastMs: number): boolean {
    const now = performance.now();
    const counts = (dueMs: number | null): boolean => (dueMs ?? now) <= lastMs;
    for (const process of this.processes.values()) {
      if (this.isPaused(process)) continue;
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

  /**
   * Whether a role's own program is in sight; its children alone do not make it up.
   * @param pid the program's, as the root shows it; null where it is known by its parent, which lies outside
   */
  shows(role: string, pid: string | null): boolean {
    if (pid !== null) return this.processes.has(pid);
    for (const process of this.processes.values())
      if (process.parent === OUTSIDE && process.role === role) return true;
    return false;
  }

  /** Processor time of a role's processes so far, in milliseconds. */
  cpuMs(role: string): number {
    return [...this.processes.values()]
      .filter((process) => this.roleOf(process) === role)
      .reduce((sum, process) => sum + process.cpuMs(), 0);
  }

  /** Processor time of all processes so far, in milliseconds. */
  usedMs(): number {
    let ms = 0;
    for (const process of this.processes.values()) ms += process.cpuMs();
    return ms;
  }

  /**
   * Memory of all programs of the run now, in bytes, with the most that the kernel can hold for them: no role has more. The
   * harness's own processes above them have next to none.
   * What they share counts for each.
   * @param limit from where on the figure is worth more reading
   */
  memoryAtMost(limit: number): number {
    // A look that finds somebody running asks for nobody else: there may be children by now.
    this.listProcesses();
    const processes = [...this.processes.values()].filter((process) => !this.isLayer(process));
    const statuses = processes.map((process) => process.status());
    const bytes = statuses.reduce((sum, status) => sum + residentAtMost(status), 0);
    const folders = processes.map(({ shownBy }) => shownBy);
    return bytes + heldAtMost(folders, limit - bytes, this.locks.bytes(), statuses);
  }

  /**
   * Memory of a role's processes now, in bytes.
   * @param limit from where on the figure must be exact
   */
  memoryBytes(role: string, limit: number): number {
    const own = [...this.processes.values()].filter((process) => this.roleOf(process) === role);
    return memoryOf(
      own.map(({ shownBy }) => shownBy),
      limit,
    );
  }

  /** Roles that have a thread running, or ready to. */
  runningRoles(): readonly string[] {
    const roles = new Set<string>();
    for (const [process, thread] of [...this.threads()]) {
      const role = this.roleOf(process);
      const wait = process.look(thread, this.options.table, this.options.hiddenTimers);
      if (role !== null && wait?.kind === 'running' && !thread.isStopped()) roles.add(role);
    }
    return [...roles].sort();
  }

  /** The processes of every role's program, the oldest first. */
  processesByRole(): ReadonlyMap<string, readonly ProcessView[]> {
    const found = new Map<string, ProcessView[]>();
    for (const process of this.processes.values()) {
      const role = this.roleOf(process);
      if (role === null || this.isLayer(process)) continue;
      const own = found.get(role);
      if (own) own.push(process);
      else found.set(role, [process]);
    }
    // In the order of their start, which the harness has set, wherever they were first seen.
    for (const own of found.values()) own.sort((one, other) => Number(one.pid) - Number(other.pid));
    const places = new Map([...this.starts].map((role, place) => [role, place]));
    const placeOf = (role: string): number => places.get(role) ?? places.size;
    const firstOf = ([first]: readonly ProcessView[]): number => Number(first?.pid ?? 0);
    return new Map(
      [...found].sort(
        ([one, its], [other, others]) => placeOf(one) - placeOf(other) || firstOf(its) - firstOf(others),
      ),
    );
  }

  /** Whether the harness holds a role. */
  isHeld(role: string): boolean {
    return this.paused.has(role);
  }

  /** Looks for processes that have come or gone, and at those again of whom it is not known whose they are. */
  refresh(): void {
    for (const process of this.processes.values()) if (process.role === null) process.stale = true;
    this.listProcesses();
    this.listThreads();
    this.leaveOutBackstage();
  }

  close(): void {
    for (const process of this.processes.values()) process.close();
    this.processes.clear();
  }

  private ownOf(role: string): readonly ProcessView[] {
    return this.processesByRole().get(role) ?? [];
  }

  /** A thread of a role that no signal has stopped; null where all stand still. */
  private moverOf(role: string): PlacedThread | null {
    for (const process of this.ownOf(role))
      for (const thread of process.threads.values()) if (!thread.standsStill()) return { process, thread };
    return null;
  }

  /** Whether a thread was there when threads were last listed: of another one nothing can be read any more. */
  private isThere({ process, thread }: PlacedThread): boolean {
    return this.processes.get(process.pid) === process && process.threads.get(thread.tid) === thread;
  }

  private suspectIsBusy(): boolean {
    if (!this.suspect) return false;
    const { process, thread } = this.suspect;
    if (this.isPaused(process) || !process.threads.has(thread.tid)) {
      this.suspect = null;
      return false;
    }
    // In the midst of an exec nobody could tell whose it is.
    if (process.role === null && !this.backstage.isEmpty) {
      this.refresh();
      if (!this.isThere({ process, thread })) {
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
    for (const process of this.processes.values()) {
      if (this.isPaused(process)) continue;
      for (const thread of process.threads.values())
        if (!thread.isResting() && thread.ran() !== false) process.stale = true;
    }
  }

  private list(): void {
    if (this.processes.size > 0 && !this.isAnyStale()) return;
    this.listProcesses();
    this.listThreads();
    this.leaveOutBackstage();
  }

  private isAnyStale(): boolean {
    for (const process of this.processes.values()) if (process.stale) return true;
    return false;
  }

  private isAnyHidden(): boolean {
    for (const process of this.processes.values()) if (process.hidden && !this.isPaused(process)) return true;
    return false;
  }

  private listProcesses(): void {
    const bornAfter = this.listedAt;
    this.listedAt = performance.now();
    const numbers = readdirSync(this.options.root).filter(
      (name) => name.charCodeAt(0) <= 57 && name !== HOLDER,
    );
    const pids = this.options.belongs ? this.options.belongs(numbers) : numbers;
    for (const [pid, process] of this.processes) if (!pids.includes(pid)) this.forget(pid, process);
    for (const pid of pids) {
      if (this.processes.has(pid) || this.backstage.has(pid)) continue;
      const since = this.backstage.bornAfter(pid) ?? bornAfter;
      const process = ProcessView.open(this.options.root, pid, since);
      if (!process) continue;
      if (this.backstage.takes(process, since)) {
        process.close();
        continue;
      }
      this.processes.set(pid, process);
      this.unrelated = null;
    }
    this.backstage.keepOnly(pids);
  }

  /** Whose role could not be read when they were first seen may be such. */
  private leaveOutBackstage(): void {
    if (this.backstage.isEmpty) return;
    for (const [pid, process] of this.processes)
      if (this.backstage.takes(process, process.bornAfter)) this.forget(pid, process);
  }

  private forget(pid: string, process: ProcessView): void {
    process.close();
    this.processes.delete(pid);
    this.someoneLeft = true;
  }

  private listThreads(): void {
    for (const [pid, process] of this.processes)
      if (process.stale && !process.list()) this.forget(pid, process);
  }

  /** Whether one of those that have run lately still does: then there is no need to ask further. */
  private someoneRuns(): boolean {
    for (const process of this.processes.values()) {
      if (this.isPaused(process)) continue;
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
   * @param resting whether of those who rested before; the others are the likelier ones to run
   */
  private verify(resting: boolean): Look {
    let timed = false;
    let ran = false;
    for (const process of this.processes.values()) {
      if (this.isPaused(process)) continue;
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
          // Where one has run others have, most often: all of them are found out at once.
          process.stale = true;
          ran = true;
          continue;
        }
        // One that was stopped may go on in the midst of anything.
        if (!stopped) thread.confirm();
        if (!isByClock) continue;
        timed = true;
        thread.sleeps(process.dueIn(thread));
      }
    }
    if (ran) return 'busy';
    return timed ? 'timed' : 'settled';
  }

  /** Whether it has nothing to do until a process below it goes, which does not go unseen. */
  private waitsForOthers(process: ProcessView): boolean {
    return !this.someoneLeft && process.isResting() && this.isLayer(process);
  }

  private hasHiddenTimer(): boolean {
    this.unrelated ??= this.areUnrelated();
    for (const process of this.processes.values())
      if (!this.isPaused(process) && process.timers(this.unrelated).kind === 'set') return true;
    return false;
  }

  /** Whether no process has come from another one of the run: only what is handed on so is shared. */
  private areUnrelated(): boolean {
    for (const process of this.processes.values()) {
      if (process.parent === OUTSIDE || this.isLayer(process)) continue;
      const parent = this.parentOf(process);
      if (!parent || !this.isLayer(parent)) return false;
    }
    return true;
  }

  /**
   * Whether a thread may wake by the clock. One that sends waits for room: where the other end of a connection reads
   * nothing, no clock makes any.
   */
  private wakesByClock(process: ProcessView, thread: ThreadView): boolean {
    if (!process.wakesByClock(thread)) return false;
    const { wait } = thread;
    const isSending = wait.kind === 'timed' && wait.call === 'send' && !this.options.hiddenTimers;
    return !isSending || !this.options.sockets.isHeldUp();
  }

  private isPaused(process: ProcessView): boolean {
    if (this.paused.size === 0) return false;
    const role = this.roleOf(process);
    return role !== null && this.paused.has(role);
  }

  /**
   * A process's role: what the environment of the first of its line says, which the harness has started. What a
   * program tells its children counts only where nobody before them is left.
   */
  private roleOf(process: ProcessView): string | null {
    let { role } = process;
    let last = this.parentOf(process);
    for (let depth = 1; last && depth < DEEPEST; depth++) {
      role = last.role ?? role;
      last = this.parentOf(last);
    }
    return role;
  }

  /** Whether a process is the harness's own, above a program. */
  private isLayer(process: ProcessView): boolean {
    const { layers } = this.options;
    let depth = 1;
    let first = process;
    for (let last = this.parentOf(process); last && depth <= layers; last = this.parentOf(last)) {
      first = last;
      depth++;
    }
    // Once its program has ended, the outermost is gone.
    return depth + (first.parent === OUTSIDE ? 0 : 1) <= layers;
  }

  private parentOf(process: ProcessView): ProcessView | undefined {
    if (this.isOrphan(process)) process.readParent();
    return this.processes.get(process.parent);
  }

  private isOrphan({ parent }: ProcessView): boolean {
    return parent !== OUTSIDE && parent !== HOLDER && !this.processes.has(parent);
  }

  private *threads(): Generator<[ProcessView, ThreadView]> {
    for (const process of this.processes.values()) {
      if (this.isPaused(process)) continue;
      for (const thread of process.threads.values()) yield [process, thread];
    }
  }
}
