import { readdirSync } from 'node:fs';
import { Backstage } from './backstage.ts';
import { OUTSIDE } from './process-stat.ts';
import { ProcessView } from './process-view.ts';
import type { ThreadView } from './thread-view.ts';

/** A thread, and its process. */
export interface PlacedThread {
  readonly process: ProcessView;
  readonly thread: ThreadView;
}

/** How many generations of parents are looked at. */
const DEEPEST = 64;
/** The first process of the run's namespace, which holds it: no part of the scene. */
const HOLDER = '1';

/** Where a run's processes are found. */
export interface RoleProcessesOptions {
  /** A `/proc` that shows the run's processes. */
  readonly root: string;
  /**
   * Which of the pids below the root belong to the run; null where all do but the first, which holds the namespaces.
   */
  readonly belongs: ((pids: readonly string[]) => readonly string[]) | null;
  /** How many processes of the harness's own stand above each program; they count as resting or running, like any. */
  readonly layers: number;
}

/**
 * The processes of a run that are part of its scene: which there are, whose children they are, which roles they belong
 * to, and which roles are held.
 */
export class RoleProcesses {
  private readonly processes = new Map<string, ProcessView>();
  private readonly backstage = new Backstage();
  /** Roles, the last started last. */
  private readonly starts = new Set<string>();
  /** Roles that the harness holds. */
  private readonly paused = new Set<string>();
  private readonly options: RoleProcessesOptions;
  private someoneLeft = false;
  /** Whether no process of the run was started by another one of it; null where that has to be found out again. */
  private unrelated: boolean | null = null;
  /**
   * When the processes were last listed, by the clock of `performance.now()`: one that is new since was not there then.
   */
  private listedAt = performance.now();

  constructor(options: RoleProcessesOptions) {
    this.options = options;
  }

  /** A role is about to be started. */
  starting(role: string): void {
    this.starts.delete(role);
    this.starts.add(role);
  }

  /**
   * A role's program has been booted ahead of its turn: until the turn comes, it is no part of the scene.
   * @param pid its own process, as the root shows it; null where it is recognised by its parent outside
   */
  keepBackstage(role: string, pid: string | null): void {
    this.backstage.keep(role, pid);
  }

  /** A role's turn has come, and its program is about to get the cue. */
  leaveBackstage(role: string): void {
    this.backstage.letGo(role);
  }

  /** A role is held from now on: what its threads do is the harness's doing. */
  pause(role: string): void {
    this.paused.add(role);
  }

  /** A role goes on. */
  resume(role: string): void {
    this.paused.delete(role);
    for (const process of this.lineOf(role)) process.stale = true;
  }

  /** Whether the harness holds a role. */
  isHeld(role: string): boolean {
    return this.paused.has(role);
  }

  /** Whether the harness holds the role of a process. */
  isPaused(process: ProcessView): boolean {
    if (this.paused.size === 0) return false;
    const role = this.roleOf(process);
    return role !== null && this.paused.has(role);
  }

  /** All of them, those that the harness holds too. */
  all(): Iterable<ProcessView> {
    return this.processes.values();
  }

  /** The processes of every role's program, the oldest first. */
  byRole(): ReadonlyMap<string, readonly ProcessView[]> {
    const found = new Map<string, ProcessView[]>();
    for (const process of this.processes.values()) {
      const role = this.roleOf(process);
      if (role === null || this.isLayer(process)) continue;
      const own = found.get(role);
      if (own) own.push(process);
      else found.set(role, [process]);
    }
    // In the order of their start, by pid, whenever they were first seen.
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

  /** The processes of a role's program, the oldest first. */
  of(role: string): readonly ProcessView[] {
    return this.byRole().get(role) ?? [];
  }

  /** The same, with the harness's own processes above them. */
  lineOf(role: string): readonly ProcessView[] {
    return [...this.processes.values()].filter((process) => this.roleOf(process) === role);
  }

  /**
   * Whether a role's own program is in sight; its children alone are not enough.
   * @param pid the program's, as the root shows it; null where it is recognised by its parent outside
   */
  shows(role: string, pid: string | null): boolean {
    if (pid !== null) return this.processes.has(pid);
    for (const process of this.processes.values())
      if (process.parent === OUTSIDE && process.role === role) return true;
    return false;
  }

  /** Whether a thread was there when threads were last listed; nothing can be read of one that was not. */
  isThere({ process, thread }: PlacedThread): boolean {
    return this.processes.get(process.pid) === process && process.threads.get(thread.tid) === thread;
  }

  /**
   * A process's role: what the environment says of its topmost ancestor in the run, which the harness has started. What
   * a program tells its own children counts only where no ancestor is left.
   */
  roleOf(process: ProcessView): string | null {
    let { role } = process;
    let last = this.parentOf(process);
    for (let depth = 1; last && depth < DEEPEST; depth++) {
      role = last.role ?? role;
      last = this.parentOf(last);
    }
    return role;
  }

  /** Whether a process is the harness's own, above a program. */
  isLayer(process: ProcessView): boolean {
    const { layers } = this.options;
    let depth = 1;
    let first = process;
    for (let last = this.parentOf(process); last && depth <= layers; last = this.parentOf(last)) {
      first = last;
      depth++;
    }
    // The outermost process is gone once its program has ended.
    return depth + (first.parent === OUTSIDE ? 0 : 1) <= layers;
  }

  /** Whether no process was started by another one of the run: only then do they share no descriptors. */
  areUnrelated(): boolean {
    this.unrelated ??= this.findUnrelated();
    return this.unrelated;
  }

  private findUnrelated(): boolean {
    for (const process of this.processes.values()) {
      if (process.parent === OUTSIDE || this.isLayer(process)) continue;
      const parent = this.parentOf(process);
      if (!parent || !this.isLayer(parent)) return false;
    }
    return true;
  }

  /** Whether a process has ended since the scene last settled: those above it may have something to do. */
  get hasSomeoneLeft(): boolean {
    return this.someoneLeft;
  }

  /** The scene has settled: ends of processes until now have been dealt with. */
  noteSettled(): void {
    this.someoneLeft = false;
  }

  /** Whether any program waits for its turn. */
  get hasBackstage(): boolean {
    return !this.backstage.isEmpty;
  }

  /** Looks for processes that have come or gone, and again at those whose role is not known yet. */
  refresh(): void {
    for (const process of this.processes.values()) if (process.role === null) process.stale = true;
    this.listProcesses();
    this.listThreads();
    this.leaveOutBackstage();
  }

  /** Looks for processes and threads that have come or gone, where any process has run since. */
  list(): void {
    if (this.processes.size > 0 && !this.isAnyStale()) return;
    this.listProcesses();
    this.listThreads();
    this.leaveOutBackstage();
  }

  /** Looks for processes that have come or gone. */
  listProcesses(): void {
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

  close(): void {
    for (const process of this.processes.values()) process.close();
    this.processes.clear();
  }

  private isAnyStale(): boolean {
    for (const process of this.processes.values()) if (process.stale) return true;
    return false;
  }

  /**
   * Leaves out processes that turn out to be backstage: their role may not have been readable when they were first
   * seen.
   */
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

  private parentOf(process: ProcessView): ProcessView | undefined {
    if (this.isOrphan(process)) process.readParent();
    return this.processes.get(process.parent);
  }

  private isOrphan({ parent }: ProcessView): boolean {
    return parent !== OUTSIDE && parent !== HOLDER && !this.processes.has(parent);
  }
}
