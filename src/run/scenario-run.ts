import type { Plan } from '../lab/plan.ts';
import type { PlannedMove, PlannedSay, PlannedWait } from '../lab/planned-move.ts';
import { reachesOf } from '../model/lab.ts';
import { matches } from '../model/pattern.ts';
import type { EndRecord, RunTrace, SettledBy } from '../model/trace.ts';
import { expectationOf } from './expectation.ts';
import { LOOPBACK } from './isolation/network-set-up.ts';
import { makeMoves } from './moves/make-moves.ts';
import { kindOf, movesAt } from './moves/moves-at-once.ts';
import { bootAhead } from './moves/started-program.ts';
import { runRecord } from './run-record.ts';
import { RunState, type RunStateOptions } from './run-state.ts';
import { ServerNames } from './server-names.ts';
import { type Awaited, awaitSight } from './settle/await-sight.ts';
import { awaitTimers } from './settle/await-timers.ts';
import { NOBODY_RUNS, NOTHING_EXPECTED } from './settle/expected.ts';
import type { Settled } from './settle/settle.ts';
import { WeakEvidence } from './weak-evidence.ts';
import { PacketRecord } from './wire/packet-record.ts';

export interface ScenarioRunOptions extends RunStateOptions {
  /** Whether recorded packets are kept beside the trace. */
  readonly keepPackets: boolean;
}

/** What one run came to. */
export interface RunOutcome {
  readonly trace: RunTrace;
  readonly settled: Readonly<Record<SettledBy, number>>;
  /** The first move from which on a patient try would have waited no longer; 0 where it would have waited so in all. */
  readonly patientFrom: number;
  /**
   * Whether it was broken off because a client looked for the server at another address of the machine than the one
   * that the server has by the machine's own name. On many machines they are the same: there it must be played.
   */
  readonly wantsOneName: boolean;
}

/** How often it is looked whether the next move has come, in milliseconds. */
const LIVE_LOOK_MS = 1_000;

/** Plays one plan: starts, types, looks, and records what happens. */
export class ScenarioRun {
  private readonly state: RunState;
  private readonly options: ScenarioRunOptions;
  private readonly names: ServerNames;
  private readonly settledBy = { kernel: 0, timer: 0, idle: 0 };
  private readonly evidence: WeakEvidence;
  /** Whose programs ran on and on when that was last seen. */
  private restless: readonly string[] = [];
  /** How much had been shown before the last move. */
  private sinceMark: ReadonlyMap<string, number> = new Map();
  /** How much had been shown before the lines that are being typed quickly. */
  private burst: ReadonlyMap<string, number> | null = null;
  private packets: PacketRecord | null = null;

  constructor(plan: Plan, options: ScenarioRunOptions) {
    this.options = options;
    this.state = new RunState(plan, options);
    this.names = new ServerNames(this.state);
    this.evidence = new WeakEvidence(this.state);
  }

  /** Plays the plan to its end, and ends every process whatever happens. */
  async play(): Promise<RunOutcome> {
    const { state, options } = this;
    const { plan, log } = state;
    log.record(
      runRecord(plan, {
        isolation: options.isolation,
        evidence: state.kernel ? 'kernel' : 'idle',
        programs: options.programs,
        toldTo: (role) => state.toldTo(role),
      }),
    );
    for (const given of state.folders.records()) log.record(given);
    let because: EndRecord['because'] = 'done';
    let detail = '';
    try {
      bootAhead(state);
      const reaches = plan.roles.flatMap(({ role }) => reachesOf(role.kind));
      const isBy6 = plan.by6 && plan.hosts === null;
      state.facts.attend([...new Set(reaches.flatMap(({ endpoint }) => endpoint.group ?? []))]);
      const recording = plan.capture ? this.recordPackets() : null;
      if (isBy6) options.isolation.leadNamesBy6();
      if (isBy6 && reaches.some(({ endpoint }) => endpoint.version6 && endpoint.group !== null))
        await options.isolation.addAddress6();
      if (plan.oneName) options.isolation.leadNames(LOOPBACK);
      if (plan.roles.some(({ player }) => player.by === 'probe')) state.openProbes();
      // No program has begun to send anything.
      await recording;
      for (let index = 0; await this.hasMove(index); ) {
        if (options.signal.aborted) because = 'interrupted';
        else if (state.over) because = state.over;
        if (because !== 'done') break;
        log.move = index;
        const moves = movesAt(plan, index);
        await this.playMoves(moves, index);
        index += moves.length;
        if (state.trouble !== null) throw new Error(state.trouble);
      }
      if (state.over) because = state.over;
      for (const stored of because === 'done' ? state.folders.stored() : []) log.record(stored);
    } catch (error) {
      because = 'error';
      detail = error instanceof Error ? error.message : String(error);
    } finally {
      state.facts.close();
      state.bootedAhead?.close();
      for (const process of state.processes.values()) process.dismiss();
      await this.packets?.close();
      // A program that is ended, or loses its partner, may still print something about it: that belongs to no move.
      log.record({ kind: 'end', because, detail });
      log.close();
      if (options.isolation.level === 'none') await this.endInOrder();
      state.probes?.close();
      await options.isolation.close();
      state.folders.close();
    }
    const { settledBy: settled, names } = this;
    const { patientFrom } = this.evidence;
    return { trace: log.trace(), settled, patientFrom, wantsOneName: names.wantsOneName };
  }

  /** Whether there is a move of that number; until it is made, what the programs do meanwhile is looked at. */
  private async hasMove(index: number): Promise<boolean> {
    const { live, signal } = this.options;
    if (!live) return index < this.state.plan.moves.length;
    const coming = live.hasMove(index).then((is) => ({ is }));
    while (!signal.aborted && !this.state.over) {
      const seen = this.state.activity.count;
      const come = await Promise.race([coming, this.state.activity.next(LIVE_LOOK_MS)]);
      if (come) return come.is;
      if (this.state.activity.count === seen) continue;
      const settled = await this.state.settle(NOTHING_EXPECTED);
      await this.noteSettled(settled, Math.max(0, index - 1));
    }
    return this.state.plan.moves.length > index;
  }

  /** What the programs have come to by themselves, between two moves. */
  private async noteSettled({ by, tookUs }: Settled, move: number): Promise<void> {
    this.state.flush();
    await this.state.probes?.catchUp();
    const restless = by === 'idle' ? (this.state.kernel?.runningRoles() ?? []) : [];
    const facts = await this.state.facts.read(move, 'start');
    this.state.log.record({ kind: 'settled', by, tookUs, portsBefore: null, restless, ...facts });
    this.state.log.flush();
  }

  /**
   * Programs end in the reverse order of their starts: a server that ended before its clients would leave its port in
   * TIME_WAIT.
   */
  private async endInOrder(): Promise<void> {
    for (const role of [...this.state.started].reverse()) {
      const process = this.state.processes.get(role);
      if (process?.running) {
        process.signal('SIGKILL');
        await process.gone();
      }
      // A helper that is gone has let go of everything.
      if (!process) await this.state.probes?.stop(role).catch(() => false);
    }
  }

  /**
   * Makes a move, or several at once, and waits until the scene has settled.
   * @param first the number of the first of them
   */
  private async playMoves(moves: readonly PlannedMove[], first: number): Promise<void> {
    const { state } = this;
    const { plan, screen, budget, kernel } = state;
    const starts = moves.filter((move) => move.do === 'start');
    const started = starts.map(({ role }) => role);
    const isStart = starts.length > 0;
    const quick = moves.find(isQuick);
    const before = isStart ? state.facts.ports() : null;
    const mark = this.burst ?? screen.mark();
    this.burst = quick ? mark : null;
    const acts = await makeMoves(state, moves, first);
    for (const [at, { done }] of acts.entries()) if (!done) state.undone.add(first + at);
    if (!acts.some(({ settles }) => settles)) return;
    const index = first + moves.length - 1;
    const sight = expectationOf({
      plan,
      index: first,
      moves: moves.map((move, at) => ({ move, done: acts[at]?.done ?? false })),
      screen,
      mark,
      hasKernel: kernel !== null,
      wasDone: (earlier) => !state.undone.has(earlier),
      isPaused: (role) => state.paused.has(role),
      isRunning: (role) => state.takesPart(role),
      ports: () => state.facts.ports(),
      before,
    });
    const isDone = acts.some(({ done }) => done);
    const expectation = this.evidence.knowing(sight, isDone, started);
    const [only] = moves;
    const awaited = only?.do === 'wait' ? await this.awaitIt(only) : null;
    const isHurried = quick !== undefined && kernel !== null;
    const isScripted = isStart && starts.every(({ role }) => state.partOf(role)?.player.by === 'probe');
    budget.next(plan.moves[index + 1] ?? null, isScripted);
    let settled = await state.settle(isHurried ? NOBODY_RUNS : expectation, isStart);
    if (isHurried && !this.isAtKeyboard(quick.role)) settled = await state.settle(expectation, isStart);
    if (this.evidence.hasStumbled(settled)) settled = await state.settle(expectation, isStart);
    state.flush();
    await state.probes?.catchUp();
    this.sinceMark = awaited === 'came' ? screen.mark() : mark;
    this.settledBy[settled.by]++;
    this.evidence.note(index, expectation, settled);
    const restless = settled.by === 'idle' ? (kernel?.runningRoles() ?? []) : [];
    const isLast = index === plan.moves.length - 1 && !this.options.live;
    if (isLast && restless.length === 0) await this.awaitTimers();
    if (restless.length > 0) this.restless = restless;
    // What rests because it is held has not come to rest.
    const isHeld = this.restless.some((role) => state.paused.has(role));
    if (restless.length > 0) budget.metRestless();
    else if (settled.by === 'kernel' && !isHeld) budget.metRest();
    const facts = await state.facts.read(index, kindOf(moves));
    this.names.settled(started, facts.ports, facts.traffic?.refused ?? 0);
    state.log.record({
      kind: 'settled',
      by: settled.by,
      ...(awaited === null ? {} : { awaited }),
      tookUs: settled.tookUs,
      portsBefore: before,
      restless,
      ...facts,
    });
    if (this.packets) {
      const owners = [...(state.probes?.portOwners() ?? []), ...state.facts.portOwners()];
      await this.packets.mark(index, new Map(owners));
    }
    // While the programs rest, writing to a disk holds nothing up.
    state.log.flush();
  }

  /** Waits for what a program does by the clock; it counts from the move before on. */
  private awaitIt(move: PlannedWait): Promise<Awaited> {
    const mark = this.sinceMark;
    const isWhere = (role: string): boolean => {
      const since = this.state.screen.since(mark, role);
      const { text, pattern } = move;
      if (since === '' || !since.includes(text)) return false;
      return pattern === null || since.split(/\r?\n/).some((line) => matches(pattern, line));
    };
    const others = this.state.plan.roles.flatMap(({ role }) => (role.id === move.role ? [] : [role.id]));
    const places = move.for === 'shown' ? [move.role] : others;
    return awaitSight({
      scene: this.state.scene(),
      hasCome: () => places.some(isWhere),
      mayHideTimers: () => (this.state.kernel?.mayHideTimers().length ?? 0) > 0,
      patience: this.evidence.within(move.withinMs),
      withinMs: move.withinMs,
      isOver: () => this.state.over !== null || this.options.signal.aborted,
    });
  }

  /** Begins to record what goes over the network, and resolves when it is being recorded. */
  private async recordPackets(): Promise<void> {
    const { isolation, helperFile, recorder, keepPackets } = this.options;
    const { log, plan } = this.state;
    const trace = keepPackets ? recorder.file : null;
    this.packets = new PacketRecord({ log, run: plan.run, trace, isolation, helperFile });
    await this.packets.open();
  }

  /**
   * Whether a role would take a line at once. A terminal gives a program one line a read, a pipe gives it all there
   * are: so no line is typed before the one ahead of it has been read.
   */
  private isAtKeyboard(role: string): boolean {
    const process = this.state.processes.get(role);
    if (!process?.running) return true;
    return this.state.facts.readsKeyboard(role);
  }

  /** What still comes by a timer belongs to the last move. */
  private async awaitTimers(): Promise<void> {
    if (!this.state.kernel) return;
    this.state.awaitsTimers = true;
    await awaitTimers(this.state.scene(), this.state.kernel, async () => {
      await this.state.settle(NOTHING_EXPECTED);
    });
    this.state.awaitsTimers = false;
    this.state.flush();
  }
}

function isQuick(move: PlannedMove): move is PlannedSay {
  return move.do === 'say' && move.quick;
}
