import type { Plan } from '../lab/plan.ts';
import type { Endpoint } from '../model/endpoint.ts';
import type { Role } from '../model/lab.ts';
import type { PortFacts, RunEvent, RunTrace, SettledBy } from '../model/trace.ts';
import type { Program } from '../submission/submission.ts';
import { splitRuns } from '../trace/read.ts';
import type { Recorder, Unnumbered } from '../trace/recorder.ts';
import { expectationOf } from './expectation.ts';
import type { Isolation } from './isolation/isolation.ts';
import { KernelView } from './kernel/kernel-view.ts';
import { boundName, Sockets } from './kernel/sockets.ts';
import { callTable } from './kernel/system-calls.ts';
import { openPortTable, type PortTable } from './port-table.ts';
import {
  type Answer,
  HELPER_ENDED,
  type Order,
  type ProbeHelper,
  startProbeHelper,
} from './probe/probe-helper.ts';
import type { ProbeReport } from './probe/protocol.ts';
import { RoleProcess } from './role/role-process.ts';
import { Screen } from './screen.ts';
import { type Patience, type Scene, settle } from './settle/settle.ts';

export interface StageOptions {
  readonly isolation: Isolation;
  readonly programs: ReadonlyMap<string, Program>;
  readonly recorder: Recorder;
  readonly kernelEvidence: boolean;
  readonly hiddenTimers: boolean;
  readonly helperFile: string;
  /** Ends the run at the next move. */
  readonly signal: AbortSignal;
}

/** What one run came to. */
export interface RunOutcome {
  readonly trace: RunTrace;
  readonly settled: Readonly<Record<SettledBy, number>>;
}

/** How long weak evidence is watched, by what makes it weak. */
const WITH_KERNEL = { metMs: 40, quietMs: 150 } as const;
const WITHOUT_KERNEL = { metMs: 120, quietMs: 300 } as const;

/** How long a program may run without a sign before it counts as one that never rests, in milliseconds. */
const RESTLESS_AFTER_MS = 1_000;
/** How long a scene with a restless program is watched from then on. */
const RESTLESS_MS = 100;

/** Waits for what never comes that one run affords, in units of a move's own limit. */
const UNMET_WAITS = 2;

const NO_HELPER: Answer = { ok: false, detail: HELPER_ENDED };

/** Plays one plan: starts, types, looks, and records what happens. */
export class Stage {
  private readonly plan: Plan;
  private readonly options: StageOptions;
  private readonly events: RunEvent[] = [];
  private readonly startedAt = performance.now();
  private readonly processes = new Map<string, RoleProcess>();
  private readonly screen = new Screen();
  private readonly kernel: KernelView | null;
  private readonly sockets: Sockets | null;
  private readonly ports: PortTable;
  private readonly settledBy = { kernel: 0, timer: 0, idle: 0 };
  private probes: ProbeHelper | null = null;
  private activity = 0;
  private onStir: () => void = () => {};
  private move = -1;
  private unmetWaits = 0;
  private over: 'wall' | null = null;
  private lastLimitCheck = 0;
  private closed = false;
  /** Roles that were found running when everything else had long been still. */
  private readonly restless = new Set<string>();

  constructor(plan: Plan, options: StageOptions) {
    this.plan = plan;
    this.options = options;
    const { isolation } = options;
    const endpoints = endpointsOf(plan.roles.map(({ role }) => role));
    const shared = isolation.level === 'none';
    const table = callTable(process.arch);
    this.sockets = isolation.netFolder === null ? null : new Sockets(isolation.netFolder, endpoints, shared);
    this.ports = openPortTable(isolation.netFolder, endpoints, shared);
    this.kernel =
      options.kernelEvidence && table && this.sockets && isolation.procRoot !== null
        ? new KernelView({
            root: isolation.procRoot,
            table,
            sockets: this.sockets,
            belongs: isolation.belongs,
            hiddenTimers: options.hiddenTimers,
          })
        : null;
  }

  /** Plays the plan to its end, and ends every process whatever happens. */
  async play(): Promise<RunOutcome> {
    const { plan } = this;
    this.record({
      kind: 'run',
      ...this.stamp(),
      scenario: plan.scenario.name,
      subject: plan.scenario.subject,
      attempt: plan.attempt,
      evidence: this.kernel ? 'kernel' : 'idle',
      isolation: this.options.isolation.level,
      roles: plan.roles.map(({ role, player }) => ({
        id: role.id,
        kind: role.kind.name,
        number: role.number,
        verb: role.kind.verb,
        endpoint: role.kind.endpoint,
        player,
      })),
    });
    let because: 'done' | 'wall' | 'interrupted' | 'error' = 'done';
    let detail = '';
    try {
      if (plan.roles.some(({ player }) => player.by === 'probe')) this.openProbes();
      for (const index of plan.moves.keys()) {
        if (this.options.signal.aborted) because = 'interrupted';
        else if (this.over) because = this.over;
        if (because !== 'done') break;
        this.move = index;
        await this.perform();
      }
      if (this.over) because = this.over;
    } catch (error) {
      because = 'error';
      detail = error instanceof Error ? error.message : String(error);
    } finally {
      this.kernel?.close();
      this.ports.close();
      this.sockets?.close();
      this.probes?.close();
      for (const process of this.processes.values()) process.dismiss();
      if (this.options.isolation.level === 'none') await this.endInOrder();
      await this.options.isolation.close();
    }
    this.record({ kind: 'end', ...this.stamp(), because, detail });
    this.closed = true;
    const [trace] = splitRuns(this.events);
    if (!trace) throw new Error('a run without its own record');
    return { trace, settled: this.settledBy };
  }

  /** Last come, first gone: a server that ended before its clients would leave its port in TIME_WAIT. */
  private async endInOrder(): Promise<void> {
    for (const process of [...this.processes.values()].reverse()) {
      if (!process.running) continue;
      process.signal('SIGKILL');
      await process.gone();
    }
  }

  private async perform(): Promise<void> {
    const move = this.plan.moves[this.move];
    if (!move) return;
    const before = this.ports0();
    const mark = this.screen.mark();
    const { done, settles } = await this.act(move.role, move);
    if (!settles) return;
    const expectation = expectationOf({
      plan: this.plan,
      index: this.move,
      done,
      screen: this.screen,
      mark,
      isPaused: (role) => this.paused.has(role),
      isRunning: (role) => this.isOnStage(role),
      ports: () => this.ports.facts(),
      before,
    });
    const settled = await settle(this.scene(), expectation, this.patience());
    for (const process of this.processes.values()) process.flush();
    this.settledBy[settled.by]++;
    if (settled.by === 'idle' && !expectation.met()) this.unmetWaits++;
    const restless = settled.by === 'idle' ? (this.kernel?.runningRoles() ?? []) : [];
    for (const role of restless) this.restless.add(role);
    const facts = move.do === 'start' || move.do === 'stop' ? this.ports.facts() : null;
    this.record({
      kind: 'settled',
      ...this.stamp(),
      by: settled.by,
      tookUs: settled.tookUs,
      ports: facts,
      portsBefore: before,
      datagrams: this.sockets?.datagrams() ?? null,
      restless,
    });
    // While the programs rest, nobody has to wait for a disk.
    this.options.recorder.flush();
  }

  private readonly paused = new Set<string>();
  private readonly started = new Set<string>();

  /** Does a move. @returns whether it could be done, and whether the scene has anything to answer */
  private async act(role: string, move: Plan['moves'][number]): Promise<{ done: boolean; settles: boolean }> {
    const player = this.plan.roles.find((entry) => entry.role.id === role)?.player;
    const record = (done: boolean): void => {
      if (move.do === 'say')
        this.record({
          kind: 'move',
          ...this.stamp(),
          part: move.part,
          role,
          do: 'say',
          text: move.text,
          textKind: move.textKind,
          early: move.early,
          done,
        });
      else this.record({ kind: 'move', ...this.stamp(), part: move.part, role, do: move.do, done });
    };
    const process = this.processes.get(role);
    switch (move.do) {
      case 'start': {
        this.started.add(role);
        if (player?.by === 'probe') {
          record(true);
          const answer = await this.startProbe(role);
          if (!answer.ok) this.probeEvent(role, 'failed', answer.detail);
        } else {
          record(true);
          this.options.recorder.flush();
          this.startProgram(role);
        }
        return { done: true, settles: true };
      }
      case 'stop': {
        record(process?.running ?? true);
        if (player?.by === 'probe') await this.ask({ do: 'close', role });
        if (process?.running) await this.stopProgram(process);
        return { done: true, settles: true };
      }
      case 'pause':
      case 'resume': {
        const held = move.do === 'pause';
        const can = process?.running === true && globalThis.process.platform !== 'win32';
        record(can);
        if (!can) return { done: false, settles: false };
        process.signal(held ? 'SIGSTOP' : 'SIGCONT');
        if (held) {
          this.paused.add(role);
          this.kernel?.pause(role);
        } else {
          this.paused.delete(role);
          this.kernel?.resume(role);
        }
        return { done: true, settles: !held };
      }
      case 'say': {
        if (process) {
          // Recorded first, so that the answer stands after it; what was unfinished on the screen was a prompt.
          process.flush();
          record(process.running);
          const done = process.type(move.text);
          this.kernel?.stir(role);
          return { done, settles: true };
        }
        const speaker = player?.by === 'through' ? player.role : role;
        record(this.probes !== null);
        const answer = await this.ask({ do: 'say', role: speaker, text: move.text });
        if (!answer.ok) this.probeEvent(role, 'failed', answer.detail);
        return { done: answer.ok, settles: true };
      }
    }
  }

  private startProgram(role: string): void {
    const program = this.options.programs.get(role);
    if (!program) throw new Error(`no program for ${role}`);
    const mark = `${process.pid}-${this.plan.run}`;
    const started = new RoleProcess(program, mark, this.options.isolation, this.plan.limits.outputBytes, {
      printed: (stream, piece) => {
        this.stir();
        const line = this.screen.print(role, stream, piece);
        this.record({
          kind: 'print',
          ...this.stamp(),
          role,
          stream,
          text: piece.text,
          line,
          ended: piece.ended,
        });
      },
      ended: (code, signal, because) => {
        this.stir();
        this.record({ kind: 'exit', ...this.stamp(), role, code, signal, because });
      },
      stirred: () => {
        this.stir();
      },
    });
    this.processes.set(role, started);
  }

  /** Asks a program to end; when the scene has settled and it still runs, makes it. */
  private async stopProgram(process: RoleProcess): Promise<void> {
    process.signal('SIGTERM', 'stopped');
    await settle(
      this.scene(),
      { something: true, shown: true, met: () => !process.running },
      this.patience(),
    );
    if (process.running) process.signal('SIGKILL');
    await process.gone();
  }

  private openProbes(): void {
    const { isolation, helperFile } = this.options;
    this.probes = startProbeHelper(isolation, `${process.pid}-${this.plan.run}`, helperFile, (report) =>
      this.probeReported(report),
    );
  }

  private async startProbe(role: string): Promise<{ ok: boolean; detail: string }> {
    const kind = this.plan.roles.find((entry) => entry.role.id === role)?.role.kind;
    if (!kind || !this.probes) return { ok: false, detail: 'no probe helper' };
    const { port, group, transport } = kind.endpoint;
    if (kind.verb === 'sends') return this.ask({ do: 'aim', role, group, port });
    if (kind.verb === 'joins' || transport === 'udp') return this.ask({ do: 'join', role, group, port });
    return this.ask({ do: kind.verb === 'connects' ? 'connect' : 'serve', role, port });
  }

  /**
   * Has a probe do something. It answers at once or not at all, where a program takes no more connections: hence
   * the backstop.
   * @throws Error where the helper itself is gone: then the run says nothing of anybody
   */
  private async ask(order: Order): Promise<Answer> {
    const late = AbortSignal.timeout(this.plan.limits.moveMs);
    const timeout = new Promise<Answer>((resolve) => {
      late.onabort = () => resolve({ ok: false, detail: 'no answer' });
    });
    const answer = await Promise.race([this.probes?.order(order) ?? NO_HELPER, timeout]);
    if (!answer.ok && answer.detail === HELPER_ENDED) throw new Error(HELPER_ENDED);
    return answer;
  }

  private probeReported(report: Exclude<ProbeReport, { kind: 'done' }>): void {
    this.stir();
    if (report.kind === 'event') {
      this.probeEvent(report.role, report.event, report.detail);
      return;
    }
    const bytes = Buffer.from(report.base64, 'base64');
    const text = bytes.toString('utf8');
    this.screen.hear(report.role, text);
    this.record({
      kind: 'heard',
      ...this.stamp(),
      role: report.role,
      via: report.via,
      channel: report.channel,
      text,
      bytes: bytes.length,
    });
  }

  private probeEvent(role: string, event: 'opened' | 'closed' | 'failed', detail: string): void {
    this.record({ kind: 'probe', ...this.stamp(), role, event, detail });
  }

  private isOnStage(role: string): boolean {
    if (!this.started.has(role)) return false;
    return this.processes.get(role)?.running ?? true;
  }

  private nextStir(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.onStir = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private stir(): void {
    this.activity++;
    this.onStir();
  }

  private scene(): Scene {
    const { kernel, sockets } = this;
    return {
      kernel,
      activity: () => this.activity,
      stirred: (ms) => this.nextStir(ms),
      queues: sockets ? () => sockets.fingerprint() : null,
      loose: () => kernel !== null && this.hasLooseEnds(kernel),
      overLimit: () => this.overLimit(),
    };
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
    this.options.recorder.flush();
    const now = performance.now();
    if (now - this.startedAt > this.plan.limits.wallMs || this.options.signal.aborted) {
      this.over = this.options.signal.aborted ? null : 'wall';
      return true;
    }
    if (!this.kernel || now - this.lastLimitCheck < 250) return false;
    this.lastLimitCheck = now;
    for (const process of this.processes.values())
      if (process.running && this.kernel.cpuMs(process.role) > this.plan.limits.cpuMs)
        process.signal('SIGKILL', 'cpu');
    return false;
  }

  /** A program that runs all the time has had its chance once; one that waits may have a long timer. */
  private unmetMs(longMs: number, shortMs: number): number {
    return this.unmetWaits < (this.restless.size > 0 ? 1 : UNMET_WAITS) ? longMs : shortMs;
  }

  private patience(): Patience {
    const base = this.kernel ? WITH_KERNEL : WITHOUT_KERNEL;
    const { moveMs } = this.plan.limits;
    const factor = this.plan.attempt + 1;
    return {
      ...base,
      busyMs: this.restless.size > 0 ? RESTLESS_MS : RESTLESS_AFTER_MS * factor,
      unmetMs: this.unmetMs(moveMs * factor, base.quietMs),
    };
  }

  private ports0(): PortFacts | null {
    return this.plan.moves[this.move]?.do === 'start' ? this.ports.facts() : null;
  }

  private stamp(): { run: string; move: number; t: number } {
    return {
      run: this.plan.run,
      move: this.move,
      t: Math.round((performance.now() - this.startedAt) * 1000) / 1000,
    };
  }

  /** What is reported after the run's end is the harness's own clearing up. */
  private record(event: Unnumbered): void {
    if (this.closed) return;
    this.events.push(this.options.recorder.record(event));
  }
}

function endpointsOf(roles: readonly Role[]): Endpoint[] {
  const found = new Map<string, Endpoint>();
  for (const { kind } of roles) found.set(boundName(kind.endpoint), kind.endpoint);
  return [...found.values()];
}
