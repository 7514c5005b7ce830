import type { Plan } from '../lab/plan.ts';
import { MemoryWatch } from '../machine/memory-watch.ts';
import { oomKills } from '../machine/oom-kills.ts';
import { isServedBy } from '../model/lab.ts';
import type { Program } from '../submission/submission.ts';
import type { Records } from '../trace/recorder.ts';
import { Activity } from './activity.ts';
import { WorkingFolders } from './files/working-folders.ts';
import type { Isolation } from './isolation/isolation.ts';
import type { KernelView } from './kernel/kernel-view.ts';
import type { KnownPrograms } from './known-programs.ts';
import { LimitWatch } from './limit-watch.ts';
import type { LiveMoves } from './live-moves.ts';
import { Probes } from './probe/probes.ts';
import { BootedAhead } from './role/booted-ahead.ts';
import type { RoleProcess } from './role/role-process.ts';
import { RunFacts } from './run-facts.ts';
import { RunLog } from './run-log.ts';
import { argumentsOf } from './run-values.ts';
import { Screen } from './screen.ts';
import type { Expectation } from './settle/expected.ts';
import { PACES, type PaceName } from './settle/pace.ts';
import { PatienceBudget } from './settle/patience-budget.ts';
import { type Scene, type Settled, settle } from './settle/settle.ts';
import type { VainWaits } from './settle/vain-waits.ts';

export interface RunStateOptions {
  /** Given where a person makes the plan's moves as the run goes on. */
  readonly live?: LiveMoves;
  readonly isolation: Isolation;
  readonly programs: ReadonlyMap<string, Program>;
  readonly recorder: Records;
  readonly kernelEvidence: boolean;
  readonly hiddenTimers: boolean;
  /** Whether runtimes are booted before their programs' turns, where that can be done unseen. */
  readonly bootsAhead: boolean;
  /** Programs that have been watched for timers of which the kernel shows nothing, in this run or others. */
  readonly watched: KnownPrograms;
  /** What has been waited for in vain, in this run or others. */
  readonly vainWaits: VainWaits;
  readonly helperFile: string;
  readonly pace: PaceName;
  /** Ends the run at the next move. */
  readonly signal: AbortSignal;
  /** Is told when the scene waits for programs that will hardly do anything more, and when no longer. */
  readonly waits?: (waits: boolean) => void;
}

/** The roles that take part in one run, what they show, and what keeps the run from going on. */
export class RunState {
  readonly plan: Plan;
  readonly options: RunStateOptions;
  readonly log: RunLog;
  readonly activity = new Activity();
  readonly budget: PatienceBudget;
  readonly processes = new Map<string, RoleProcess>();
  readonly screen = new Screen((role) => this.processes.get(role)?.peek() ?? '');
  readonly facts: RunFacts;
  /** Where programs are started, and what they are given and store there. */
  readonly folders: WorkingFolders;
  /** Programs whose turn is still to come; null where none is booted before it. */
  readonly bootedAhead: BootedAhead | null;
  /** Roles whose programs are held. */
  readonly paused = new Set<string>();
  readonly started = new Set<string>();
  /** Roles that have been stopped, and probes that have closed their connections. */
  readonly absent = new Set<string>();
  /** Numbers of moves that could not be done. */
  readonly undone = new Set<number>();
  /** Probes that read nothing. */
  readonly deaf = new Set<string>();
  /** The most that can come of the floods that probes send: every role may show it. */
  readonly floodBytes: number;
  /** Null where nobody is played by a probe, or they are still to be opened. */
  probes: Probes | null = null;
  /** Whether all is done, and only timers are waited for; no longer once a program has ended. */
  awaitsTimers = false;
  /** Why the whole run is over, if it is. */
  over: 'wall' | null = null;
  /** What kept the harness itself from doing its part. */
  trouble: string | null = null;
  private readonly limits: LimitWatch;
  private readonly oomKillsBefore = oomKills();
  private readonly machineMemory = new MemoryWatch();

  constructor(plan: Plan, options: RunStateOptions) {
    this.plan = plan;
    this.options = options;
    const floods = plan.moves.map((move) =>
      move.do === 'send' && move.content.kind === 'flood' ? move.content.bytes : 0,
    );
    this.floodBytes = floods.reduce((sum, bytes) => sum + bytes, 0) * plan.roles.length;
    this.log = new RunLog(plan.run, options.recorder);
    const { isolation, kernelEvidence, hiddenTimers, signal } = options;
    this.facts = new RunFacts(plan, {
      isolation,
      kernelEvidence,
      hiddenTimers,
      probeOf: (port, address) => this.probes?.roleAt(port, address) ?? null,
    });
    this.limits = new LimitWatch({
      limits: plan.limits,
      memoryLimit: isolation.memoryLimit,
      kernel: this.kernel,
      machine: this.machineMemory,
      processes: this.processes,
      signal,
    });
    this.folders = new WorkingFolders(plan, isolation);
    this.bootedAhead =
      options.bootsAhead && this.kernel !== null ? new BootedAhead(isolation, this.kernel.processes) : null;
    this.budget = new PatienceBudget(
      this.kernel !== null,
      plan.limits.moveMs,
      plan.attempt,
      plan.replaced.length > 0 || (this.kernel === null && options.live !== undefined),
    );
  }

  /** Null where the kernel is not asked, or does not say. */
  get kernel(): KernelView | null {
    return this.facts.kernel;
  }

  /** What all programs of the run carry in their environment. */
  get mark(): string {
    return `${process.pid}-${this.plan.run}`;
  }

  /** Whether the machine has killed somebody for want of memory since the run began. */
  get hasKilledForMemory(): boolean {
    return oomKills() !== this.oomKillsBefore;
  }

  /** What the plan says of a role; undefined where it knows none of that name. */
  partOf(id: string): Plan['roles'][number] | undefined {
    return this.plan.roles.find(({ role }) => role.id === id);
  }

  /** What the lab says that a program is started with; null where it says nothing of it. */
  toldTo(id: string): readonly string[] | null {
    const part = this.partOf(id);
    return part ? argumentsOf(part.role, this.plan, this.options.isolation) : null;
  }

  openProbes(): void {
    const { isolation, helperFile } = this.options;
    this.probes = new Probes({
      isolation,
      mark: this.mark,
      helperFile,
      log: this.log,
      screen: this.screen,
      activity: this.activity,
      answerMs: this.plan.limits.moveMs,
      answers: this.plan.answers,
      unterminated: this.plan.unterminated,
      form: this.plan.form?.form ?? null,
      kinds: this.plan.roles.map(({ role }) => role.kind),
      scripted: this.plan.roles.flatMap(({ role, player }) => (player.by === 'probe' ? [role.id] : [])),
      isFlooded: this.floodBytes > 0,
      serverOn: (port) =>
        this.plan.roles.find(({ role: { kind } }) => isServedBy(kind, port))?.role.id ?? null,
    });
  }

  /** Whether a role may show what others say: it has been started, is not gone, and reads. */
  takesPart(role: string): boolean {
    if (!this.started.has(role) || this.absent.has(role) || this.deaf.has(role)) return false;
    if (this.probes?.isPlaceless(role)) return false;
    return this.processes.get(role)?.running ?? true;
  }

  /** Has all programs' unfinished lines reported as they stand. */
  flush(): void {
    for (const process of this.processes.values()) process.flush();
  }

  /**
   * Waits until the scene has settled.
   * @param starting whether a program is starting
   */
  async settle(expectation: Expectation, starting = false): Promise<Settled> {
    return await settle(this.scene(), expectation, this.budget.patience(starting));
  }

  /** The scene as it is now, for settling. */
  scene(): Scene {
    const { kernel, facts } = this;
    return {
      kernel,
      activity: () => {
        for (const process of this.processes.values()) if (process.hasChanged()) this.activity.stir();
        return this.activity.count;
      },
      touches: () => this.activity.touches,
      flooded: () => Math.min(this.activity.flooded, this.floodBytes),
      stirred: (ms) => this.activity.next(ms),
      queues: () => facts.queues(),
      loose: () => kernel !== null && this.hasLooseEnds(kernel),
      unwatched: () => kernel?.mayHideTimers().filter((role) => this.isUnwatched(role)) ?? [],
      watched: (roles) => this.noteWatched(roles),
      usedMs: () => kernel?.usage.usedMs() ?? null,
      overLimit: () => this.overLimit(),
      waits: this.options.waits ?? (() => {}),
      pace: PACES[this.options.pace],
    };
  }

  /** A program that a machine without memory refuses some is not at fault, whether it prints that or crashes. */
  noteRefusedMemory(role: string): void {
    if (this.machineMemory.wasRefused)
      this.trouble ??= `ENOMEM: the machine had next to no memory left when ${role} failed`;
  }

  /** The lab's own programs hide no timer: their sources say whether they set one. */
  private isUnwatched(role: string): boolean {
    if (this.partOf(role)?.player.by === 'reference') return false;
    const program = this.options.programs.get(role);
    return program !== undefined && !this.options.watched.has(program);
  }

  private noteWatched(roles: readonly string[]): void {
    for (const role of roles) {
      const program = this.options.programs.get(role);
      if (program) this.options.watched.add(program);
    }
  }

  /** A program that is not in the namespaces yet, or is gone without its end having reached us. */
  private hasLooseEnds(kernel: KernelView): boolean {
    const shared = this.options.isolation.level === 'none';
    const missing = (): boolean =>
      [...this.processes.values()].some(
        (process) =>
          process.running && !kernel.processes.shows(process.role, shared ? String(process.pid) : null),
      );
    if (!missing()) return false;
    kernel.processes.refresh();
    return missing();
  }

  private overLimit(): boolean {
    this.log.flush();
    const over = this.limits.check(this.log.elapsedMs());
    if (over === null) return false;
    this.over = over === 'wall' ? over : null;
    if (over === 'short-of-memory') this.trouble ??= 'ENOMEM: the machine has next to no memory left';
    return true;
  }
}
