import type { Plan, PlannedAct, PlannedMove, PlannedSay } from '../lab/plan.ts';
import { oomKills } from '../machine/oom-kills.ts';
import type { Endpoint } from '../model/endpoint.ts';
import type { Player } from '../model/lab.ts';
import type { EndRecord, ExitRecord, PortFacts, RunRecord, RunTrace, SettledBy } from '../model/trace.ts';
import type { Program } from '../submission/submission.ts';
import type { Recorder } from '../trace/recorder.ts';
import { Activity } from './activity.ts';
import { expectationOf } from './expectation.ts';
import type { Isolation } from './isolation/isolation.ts';
import { LOOPBACK } from './isolation/network-set-up.ts';
import type { KernelView } from './kernel/kernel-view.ts';
import { boundName } from './kernel/sockets.ts';
import { LimitWatch } from './limit-watch.ts';
import { Probes } from './probe/probes.ts';
import { RoleProcess } from './role/role-process.ts';
import { RunFacts } from './run-facts.ts';
import { RunLog } from './run-log.ts';
import { Screen } from './screen.ts';
import { awaitTimers } from './settle/await-timers.ts';
import { PACES, type PaceName } from './settle/pace.ts';
import { PatienceBudget } from './settle/patience-budget.ts';
import { NOBODY_RUNS, NOTHING_EXPECTED, type Scene, type Settled, settle } from './settle/settle.ts';
import { WireCapture } from './wire/wire-capture.ts';

export interface ScenarioRunOptions {
  readonly isolation: Isolation;
  readonly programs: ReadonlyMap<string, Program>;
  readonly recorder: Recorder;
  readonly kernelEvidence: boolean;
  readonly hiddenTimers: boolean;
  /** Programs that have been watched for timers of which the kernel shows nothing, in this run or others. */
  readonly watched: WeakSet<Program>;
  readonly helperFile: string;
  readonly pace: PaceName;
  /** Given where somebody makes the plan's moves as the run goes on. */
  readonly live?: LiveMoves;
  /** Whether recorded packets are kept beside the trace. */
  readonly keepPackets: boolean;
  /** Ends the run at the next move. */
  readonly signal: AbortSignal;
}

/** Moves that are thought of as the run goes on. */
export interface LiveMoves {
  /** Resolves when the plan has a move of that number: true; or will never have one: false. */
  readonly hasMove: (index: number) => Promise<boolean>;
}

/** What one run came to. */
export interface RunOutcome {
  readonly trace: RunTrace;
  readonly settled: Readonly<Record<SettledBy, number>>;
  /**
   * Whether it was broken off because a client looked for the server at another address of the machine than the one
   * that the server has by the machine's own name. On many machines they are the same: there it must be played.
   */
  readonly wantsOneName: boolean;
}

/** While nobody makes a move, it is looked so often whether that is still so, in milliseconds. */
const LIVE_LOOK_MS = 1_000;

/** Plays one plan: starts, types, looks, and records what happens. */
export class ScenarioRun {
  private readonly plan: Plan;
  private readonly options: ScenarioRunOptions;
  private readonly log: RunLog;
  private readonly activity = new Activity();
  private readonly budget: PatienceBudget;
  private readonly processes = new Map<string, RoleProcess>();
  private readonly screen = new Screen((role) => this.processes.get(role)?.peek() ?? '');
  private readonly facts: RunFacts;
  private readonly limits: LimitWatch;
  private readonly settledBy = { kernel: 0, timer: 0, idle: 0 };
  private readonly paused = new Set<string>();
  private readonly started = new Set<string>();
  /** How much had been shown before the lines that are being typed quickly. */
  private burst: ReadonlyMap<string, number> | null = null;
  /** Whether all is done, and only timers are waited for; no longer once a program has ended. */
  private awaitsTimers = false;
  private probes: Probes | null = null;
  private wire: WireCapture | null = null;
  private over: 'wall' | null = null;
  /** What kept the harness itself from doing its part. */
  private trouble: string | null = null;
  private wantsOneName = false;
  private readonly oomKillsBefore = oomKills();
  /** Connections that came to nothing, when the move before settled. */
  private refused = 0;

  constructor(plan: Plan, options: ScenarioRunOptions) {
    this.plan = plan;
    this.options = options;
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
      processes: this.processes,
      signal,
    });
    this.budget = new PatienceBudget(this.kernel !== null, plan.limits.moveMs, plan.attempt);
  }

  private get kernel(): KernelView | null {
    return this.facts.kernel;
  }

  /** Plays the plan to its end, and ends every process whatever happens. */
  async play(): Promise<RunOutcome> {
    const { plan } = this;
    this.log.record({
      kind: 'run',
      scenario: plan.scenario.name,
      subject: plan.scenario.subject,
      attempt: plan.attempt,
      evidence: this.kernel ? 'kernel' : 'idle',
      isolation: this.options.isolation.level,
      host: this.options.isolation.host?.address ?? null,
      ...hostsRecord(this.options.isolation),
      replaced: plan.replaced,
      unterminated: plan.unterminated,
      ...(plan.start === null ? {} : { start: plan.start }),
      roles: plan.roles.map(({ role, player }) => ({
        id: role.id,
        kind: role.kind.name,
        number: role.number,
        verb: role.kind.verb,
        endpoint: role.kind.endpoint,
        player,
        ...this.lineOf(role.id, player),
      })),
    });
    let because: EndRecord['because'] = 'done';
    let detail = '';
    try {
      this.facts.attend([...new Set(plan.roles.flatMap(({ role }) => role.kind.endpoint.group ?? []))]);
      const recording = plan.capture ? this.openWire() : null;
      if (plan.oneName) this.options.isolation.leadNames(LOOPBACK);
      if (plan.roles.some(({ player }) => player.by === 'probe')) this.openProbes();
      // Nobody has begun to send anything.
      await recording;
      for (let index = 0; await this.hasMove(index); index++) {
        if (this.options.signal.aborted) because = 'interrupted';
        else if (this.over) because = this.over;
        if (because !== 'done') break;
        this.log.move = index;
        const move = plan.moves[index];
        if (move) await this.playMove(move, index);
        if (this.trouble !== null) throw new Error(this.trouble);
      }
      if (this.over) because = this.over;
    } catch (error) {
      because = 'error';
      detail = error instanceof Error ? error.message : String(error);
    } finally {
      this.facts.close();
      for (const process of this.processes.values()) process.dismiss();
      await this.closeWire();
      // Who is ended, or loses whom it talks to, may still remark upon it: that is no part of any move.
      this.log.record({ kind: 'end', because, detail });
      this.log.close();
      if (this.options.isolation.level === 'none') await this.endInOrder();
      this.probes?.close();
      await this.options.isolation.close();
    }
    return { trace: this.log.trace(), settled: this.settledBy, wantsOneName: this.wantsOneName };
  }

  /** Whether there is a move of that number; where it is still to be made, what the programs do meanwhile is looked at. */
  private async hasMove(index: number): Promise<boolean> {
    const { live, signal } = this.options;
    if (!live) return index < this.plan.moves.length;
    const coming = live.hasMove(index).then((is) => ({ is }));
    while (!signal.aborted && !this.over) {
      const seen = this.activity.count;
      const come = await Promise.race([coming, this.activity.next(LIVE_LOOK_MS)]);
      if (come) return come.is;
      if (this.activity.count === seen) continue;
      const settled = await settle(this.scene(), NOTHING_EXPECTED, this.budget.patience(false));
      await this.noteSettled(settled, Math.max(0, index - 1));
    }
    return this.plan.moves.length > index;
  }

  /** What the programs have come to by themselves, between two moves. */
  private async noteSettled({ by, tookUs }: Settled, move: number): Promise<void> {
    for (const process of this.processes.values()) process.flush();
    const restless = by === 'idle' ? (this.kernel?.runningRoles() ?? []) : [];
    const facts = await this.facts.read(move, 'start');
    this.log.record({ kind: 'settled', by, tookUs, portsBefore: null, restless, ...facts });
    this.log.flush();
  }

  /** Last come, first gone: a server that ended before its clients would leave its port in TIME_WAIT. */
  private async endInOrder(): Promise<void> {
    for (const role of [...this.started].reverse()) {
      const process = this.processes.get(role);
      if (process?.running) {
        process.signal('SIGKILL');
        await process.gone();
      }
      // A helper that is gone has let go of everything.
      if (!process) await this.probes?.stop(role).catch(() => false);
    }
  }

  /** Makes a move, and waits until the scene has settled. */
  private async playMove(move: PlannedMove, index: number): Promise<void> {
    const before = move.do === 'start' ? this.facts.ports() : null;
    const mark = this.burst ?? this.screen.mark();
    this.burst = isQuick(move) ? mark : null;
    const { done, settles } = await this.act(move);
    if (!settles) return;
    const expectation = expectationOf({
      plan: this.plan,
      index,
      done,
      screen: this.screen,
      mark,
      isPaused: (role) => this.paused.has(role),
      isRunning: (role) => this.takesPart(role),
      ports: () => this.facts.ports(),
      before,
    });
    const patience = this.budget.patience(move.do === 'start');
    const isHurried = isQuick(move) && this.kernel !== null;
    let settled = await settle(this.scene(), isHurried ? NOBODY_RUNS : expectation, patience);
    if (isHurried && !this.isAtKeyboard(move.role))
      settled = await settle(this.scene(), expectation, patience);
    for (const process of this.processes.values()) process.flush();
    this.settledBy[settled.by]++;
    if (settled.by === 'idle' && !expectation.met()) this.budget.waitedInVain();
    const restless = settled.by === 'idle' ? (this.kernel?.runningRoles() ?? []) : [];
    const isLast = index === this.plan.moves.length - 1 && !this.options.live;
    if (isLast && restless.length === 0) await this.awaitTimers();
    if (restless.length > 0) this.budget.metRestless();
    else if (settled.by === 'kernel') this.budget.metRest();
    const kind = move.do === 'start' || move.do === 'stop' ? move.do : 'other';
    const facts = await this.facts.read(index, kind);
    const refused = facts.traffic?.refused ?? 0;
    if (move.do === 'start' && facts.ports) {
      this.leadNames(move.role, facts.ports);
      if (refused > this.refused) this.findRefused(move.role, facts.ports);
    }
    this.refused = refused;
    this.log.record({
      kind: 'settled',
      by: settled.by,
      tookUs: settled.tookUs,
      portsBefore: before,
      restless,
      ...facts,
    });
    await this.wire?.mark(index, this.facts.portOwners());
    // While the programs rest, nobody has to wait for a disk.
    this.log.flush();
  }

  /** Begins to record what goes over the network; what is sent from now on is recorded, or it is said that it is not. */
  private async openWire(): Promise<void> {
    const { isolation, helperFile, recorder, keepPackets } = this.options;
    const file = keepPackets && recorder.file !== null ? captureFile(recorder.file, this.plan.run) : null;
    this.wire = new WireCapture({ isolation, helperFile, file });
    await this.wire.open();
  }

  private async closeWire(): Promise<void> {
    if (!this.wire) return;
    const { facts, state, detail, file } = await this.wire.close();
    for (const { move, ...fact } of facts) {
      this.log.move = move;
      this.log.record({ kind: 'wire', ...fact });
    }
    this.log.record({ kind: 'capture', state, detail, file });
  }

  /**
   * Whether a role would take a line at once. A terminal gives a program one line a read, a pipe gives it all there are:
   * so no line is typed behind another one that has not been read.
   */
  private isAtKeyboard(role: string): boolean {
    const process = this.processes.get(role);
    if (!process?.running) return true;
    return this.facts.readsKeyboard(role);
  }

  /**
   * Leads the machine's names to where a server listens, if that is at one of its addresses alone. On many machines
   * the host's own name and `localhost` are one address, and who says either finds the server.
   */
  private leadNames(id: string, facts: PortFacts): void {
    const role = this.plan.roles.find((entry) => entry.role.id === id)?.role;
    if (role?.kind.verb !== 'listens') return;
    const address = onlyAddress(facts, role.kind.endpoint);
    const { isolation } = this.options;
    isolation.leadNames(address === LOOPBACK || address === isolation.host?.address ? address : null);
  }

  /** A client was refused: was it at the other of the machine's two addresses? */
  private findRefused(id: string, facts: PortFacts): void {
    const { role, player } = this.plan.roles.find((entry) => entry.role.id === id) ?? {};
    if (
      this.plan.oneName ||
      this.plan.hosts !== null ||
      role?.kind.verb !== 'connects' ||
      player?.by === 'probe'
    )
      return;
    const address = onlyAddress(facts, role.kind.endpoint);
    if (address === null || address !== this.options.isolation.host?.address) return;
    this.wantsOneName = true;
    this.trouble = `${id} was refused, and the server listens at ${address} alone: to be played where all names are ${LOOPBACK}`;
  }

  /** What still comes by a timer belongs to the last move. */
  private async awaitTimers(): Promise<void> {
    if (!this.kernel) return;
    this.awaitsTimers = true;
    await awaitTimers(this.scene(), this.kernel, async () => {
      await settle(this.scene(), NOTHING_EXPECTED, this.budget.patience(false));
    });
    this.awaitsTimers = false;
    for (const process of this.processes.values()) process.flush();
  }

  /** Does a move. @returns whether it could be done, and whether the scene has anything to answer */
  private async act(move: PlannedMove): Promise<{ done: boolean; settles: boolean }> {
    switch (move.do) {
      case 'start':
        return { done: await this.start(move), settles: true };
      case 'stop':
        return { done: await this.stop(move), settles: true };
      case 'pause':
      case 'resume': {
        const done = this.hold(move);
        return { done, settles: done && move.do === 'resume' };
      }
      case 'say':
        return { done: await this.say(move), settles: true };
    }
  }

  private async start(move: PlannedAct): Promise<boolean> {
    const entry = this.plan.roles.find(({ role }) => role.id === move.role);
    this.started.add(move.role);
    this.log.record({ kind: 'move', ...move, done: true });
    if (entry?.player.by === 'probe')
      return (await this.probes?.start(entry.role, this.plan.replaced.includes(move.role))) ?? false;
    this.log.flush();
    this.startProgram(move.role);
    return true;
  }

  private async stop(move: PlannedAct): Promise<boolean> {
    const process = this.processes.get(move.role);
    this.log.record({ kind: 'move', ...move, done: process?.running ?? true });
    if (!process) return (await this.probes?.stop(move.role)) ?? false;
    if (process.running) await this.stopProgram(process);
    return true;
  }

  /** Holds a program, or lets it go on. Windows has nothing of the kind: there the move is not done. */
  private hold(move: PlannedAct): boolean {
    const process = this.processes.get(move.role);
    const done = process?.running === true && globalThis.process.platform !== 'win32';
    this.log.record({ kind: 'move', ...move, done });
    if (!done) return false;
    if (move.do === 'pause') {
      process.signal('SIGSTOP');
      this.paused.add(move.role);
      this.kernel?.pause(move.role);
    } else {
      process.signal('SIGCONT');
      this.paused.delete(move.role);
      this.kernel?.resume(move.role);
    }
    return true;
  }

  private async say(move: PlannedSay): Promise<boolean> {
    const process = this.processes.get(move.role);
    const speaker = this.plan.roles.find(({ role }) => role.id === move.role);
    if (speaker) await this.probes?.turn(speaker.role, move.early);
    // Recorded first, so that the answer stands after it; what was unfinished on the screen was a prompt.
    process?.flush();
    const { typed, quick, ...said } = move;
    const manner = { ...(typed === move.text ? {} : { typed }), ...(quick ? { quick } : {}) };
    const done = process?.running ?? this.probes !== null;
    this.log.record({ kind: 'move', ...said, ...manner, done });
    if (process) {
      const done = process.type(typed);
      this.kernel?.stir(move.role);
      return done;
    }
    const player = speaker?.player;
    const mouth = player?.by === 'through' ? player.role : move.role;
    if (!this.plan.pieces) return (await this.probes?.say(mouth, typed)) ?? false;
    const half = Math.ceil(typed.length / 2);
    if (!(await this.probes?.begin(mouth, typed.slice(0, half)))) return false;
    await settle(this.scene(), NOTHING_EXPECTED, this.budget.patience(false));
    return (await this.probes?.say(mouth, typed.slice(half))) ?? false;
  }

  /** With what a program is started that plays several roles. */
  private lineOf(role: string, { by }: Player): { readonly line?: string } {
    const program = by === 'student' ? this.options.programs.get(role) : undefined;
    return program?.given ? { line: [program.file, ...program.given].join(' ') } : {};
  }

  private startProgram(role: string): void {
    const program = this.options.programs.get(role);
    if (!program) throw new Error(`no program for ${role}`);
    const started = new RoleProcess(
      program,
      this.mark(),
      this.options.isolation,
      this.plan.limits.outputBytes,
      {
        printed: (stream, piece) => {
          this.activity.stir();
          const line = this.screen.print(role, stream, piece);
          const replaces =
            piece.replaces === undefined ? null : this.screen.lineOf(role, stream, piece.replaces);
          this.log.record({
            kind: 'print',
            role,
            stream,
            text: piece.text,
            line,
            ended: piece.ended,
            ...(replaces === null ? {} : { replaces }),
            ...(piece.again ? { again: true } : {}),
          });
        },
        erased: (stream, text) => this.log.record({ kind: 'erased', role, stream, text }),
        ended: (code, signal, because) => {
          this.activity.stir();
          const reason = this.reasonFor(role, signal, because);
          // Who ends after the first may only have lost whom it talked to.
          const unprompted = this.awaitsTimers && reason === 'itself' ? ({ unprompted: true } as const) : {};
          if (reason === 'itself') this.awaitsTimers = false;
          this.log.record({ kind: 'exit', role, code, signal, because: reason, ...unprompted });
        },
        stirred: () => this.activity.stir(),
        drawn: () => this.activity.touch(),
      },
    );
    this.processes.set(role, started);
    // What could not be started there is the harness's own command.
    if (started.pid === 0 && this.options.isolation.level !== 'none')
      throw new Error('this machine cannot start another process');
  }

  /** Why a program ended, as far as the isolation knows more than the program's own end tells. */
  private reasonFor(
    role: string,
    signal: string | null,
    because: ExitRecord['because'],
  ): ExitRecord['because'] {
    const pid = this.processes.get(role)?.pid;
    if (because !== 'itself' || pid === undefined) return because;
    const { isolation } = this.options;
    if (isolation.ranOutOfMemory(pid)) return 'memory';
    if (isolation.neverStarted(pid)) this.trouble = `the sandbox of ${role} could not be made`;
    // Nobody here has killed it, and somebody was killed for want of memory: most likely it was this one.
    else if (signal === 'SIGKILL' && oomKills() !== this.oomKillsBefore)
      this.trouble = `ENOMEM: the kernel has killed a process while ${role} ran`;
    return because;
  }

  /** Asks a program to end; when the scene has settled and it still runs, makes it. */
  private async stopProgram(process: RoleProcess): Promise<void> {
    process.signal('SIGTERM', 'stopped');
    await settle(
      this.scene(),
      { something: true, shown: true, met: () => !process.running },
      this.budget.patience(false),
    );
    if (process.running) process.signal('SIGKILL');
    await process.gone();
  }

  private openProbes(): void {
    const { isolation, helperFile } = this.options;
    this.probes = new Probes({
      isolation,
      mark: this.mark(),
      helperFile,
      log: this.log,
      screen: this.screen,
      activity: this.activity,
      answerMs: this.plan.limits.moveMs,
      unterminated: this.plan.unterminated,
      serverOn: (port) =>
        this.plan.roles.find(({ role: { kind } }) => kind.verb === 'listens' && kind.endpoint.port === port)
          ?.role.id ?? null,
    });
  }

  /** What all programs of the run carry in their environment. */
  private mark(): string {
    return `${process.pid}-${this.plan.run}`;
  }

  private takesPart(role: string): boolean {
    if (!this.started.has(role)) return false;
    return this.processes.get(role)?.running ?? true;
  }

  private scene(): Scene {
    const { kernel, facts } = this;
    return {
      kernel,
      activity: () => {
        for (const process of this.processes.values()) if (process.hasChanged()) this.activity.stir();
        return this.activity.count;
      },
      touches: () => this.activity.touches,
      stirred: (ms) => this.activity.next(ms),
      queues: () => facts.queues(),
      loose: () => kernel !== null && this.hasLooseEnds(kernel),
      unwatched: () => kernel?.mayHideTimers().filter((role) => this.isUnwatched(role)) ?? [],
      watched: (roles) => this.noteWatched(roles),
      usedMs: () => kernel?.usedMs() ?? null,
      overLimit: () => this.overLimit(),
      pace: PACES[this.options.pace],
    };
  }

  private isUnwatched(role: string): boolean {
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
        (process) => process.running && !kernel.shows(process.role, shared ? String(process.pid) : null),
      );
    if (!missing()) return false;
    kernel.refresh();
    return missing();
  }

  private overLimit(): boolean {
    this.log.flush();
    const over = this.limits.check(this.log.elapsedMs());
    if (over === null) return false;
    this.over = over === 'wall' ? over : null;
    return true;
  }
}

/** The addresses of hosts, for the record of a run that has several. */
function hostsRecord({ hosts }: Isolation): Pick<RunRecord, 'hosts'> {
  if (hosts.length === 0) return {};
  return { hosts: Object.fromEntries(hosts.map(({ role, at }) => [role, at.address])) };
}

/** Where a run's packets are kept, beside the trace. */
function captureFile(trace: string, run: string): string {
  return `${trace.replace(/\.jsonl$/, '')}.${run.replace(/[^\w@+~#-]/g, '_')}.pcapng`;
}

function isQuick(move: PlannedMove): boolean {
  return move.do === 'say' && move.quick;
}

/** The one address at which an endpoint's port is bound; null where there is none, or are several. */
function onlyAddress({ bound, addresses }: PortFacts, endpoint: Endpoint): string | null {
  const name = boundName(endpoint);
  const [address, ...others] = new Set(addresses.filter((_, index) => bound[index] === name));
  return others.length > 0 ? null : (address ?? null);
}
