import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Plan } from '../src/lab/plan.ts';
import { childrenOf, sendSignal } from '../src/machine/process-tree.ts';
import type { PortFacts } from '../src/model/trace.ts';
import { expectationOf } from '../src/run/expectation.ts';
import type { Isolation } from '../src/run/isolation/isolation.ts';
import { LineReader } from '../src/run/role/line-reader.ts';
import { Screen } from '../src/run/screen.ts';
import type { Program } from '../src/submission/submission.ts';
import { barePorts } from './bare-ports.ts';

/** Fixed waits of the common way, in milliseconds; the bare driver has none. */
export interface FixedWaits {
  readonly afterStartMs: number;
  readonly afterLineMs: number;
}

/** How a drive's time was spent, in milliseconds. */
export interface DriveTimes {
  /** From a program's start until its port is bound or its connection is open. */
  startingMs: number;
  /** From a typed line, or from letting the server go on, until everybody has shown what they should. */
  talkingMs: number;
  /** Waited for nothing. */
  waitingMs: number;
}

interface Actor {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  /** The pid of the program itself, where it was ever held: the started process waits for it. */
  held: number | null;
  running: boolean;
}

/**
 * Plays a plan of programs (without probes) as simply as possible: starts, holds, releases and types, each as soon as
 * the result of the move before is there. It checks nothing, proves nothing settled, and writes nothing.
 */
export class BareDrive {
  readonly times: DriveTimes = { startingMs: 0, talkingMs: 0, waitingMs: 0 };
  private readonly plan: Plan;
  private readonly isolation: Isolation;
  private readonly programs: ReadonlyMap<string, Program>;
  private readonly waits: FixedWaits | null;
  private readonly actors = new Map<string, Actor>();
  private readonly paused = new Set<string>();
  private readonly screen = new Screen(() => '');
  private wake: () => void = () => {};

  constructor(
    plan: Plan,
    isolation: Isolation,
    programs: ReadonlyMap<string, Program>,
    waits: FixedWaits | null,
  ) {
    this.plan = plan;
    this.isolation = isolation;
    this.programs = programs;
    this.waits = waits;
  }

  /** Plays every move. The caller closes the isolation, and stops a drive that never ends. */
  async play(): Promise<void> {
    for (const index of this.plan.moves.keys()) await this.playMove(index);
  }

  private async playMove(index: number): Promise<void> {
    const move = this.plan.moves[index];
    if (!move) return;
    const startedAt = performance.now();
    const ports = (): PortFacts => barePorts(this.plan, this.isolation);
    const starts = move.do === 'start';
    const before = starts ? ports() : null;
    const mark = this.screen.mark();
    this.act(move);
    const expectation = expectationOf({
      plan: this.plan,
      index,
      moves: [{ move, done: true }],
      screen: this.screen,
      mark,
      hasKernel: true,
      wasDone: () => true,
      isPaused: (role) => this.paused.has(role),
      isRunning: (role) => this.actors.get(role)?.running === true,
      ports,
      before,
    });
    // Changes of the port table have to be polled for; output is an event.
    while (!expectation.met()) await (starts ? delay(1) : this.output());
    const tookMs = performance.now() - startedAt;
    if (starts) this.times.startingMs += tookMs;
    else this.times.talkingMs += tookMs;
    if (!this.waits) return;
    const waitMs = starts ? this.waits.afterStartMs : move.do === 'say' ? this.waits.afterLineMs : 0;
    this.times.waitingMs += waitMs;
    if (waitMs > 0) await delay(waitMs);
  }

  private act(move: Plan['moves'][number]): void {
    if (move.do === 'start') {
      this.start(move.role);
      return;
    }
    const actor = this.actors.get(move.role);
    if (!actor) throw new Error(`Expected ${move.role} on stage, but it was never started.`);
    switch (move.do) {
      case 'say':
        actor.child.stdin.write(`${move.typed}\n`);
        return;
      case 'pause':
        this.paused.add(move.role);
        actor.held ??= programOf(actor.child);
        sendSignal(actor.held, 'SIGSTOP');
        return;
      case 'resume':
        this.paused.delete(move.role);
        if (actor.held !== null) sendSignal(actor.held, 'SIGCONT');
        return;
      case 'stop':
        throw new Error('Expected a script that stops nobody: the bare driver leaves that to the end.');
    }
  }

  private start(role: string): void {
    const program = this.programs.get(role);
    if (!program) throw new Error(`Expected a program for ${role}, found none.`);
    const { command, args } = this.isolation.wrap(program);
    const child = spawn(command, args, {
      cwd: program.cwd,
      env: { ...program.env, GILIRAN_ROLE: role },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const actor: Actor = { child, held: null, running: true };
    const reader = new LineReader();
    this.actors.set(role, actor);
    // The end of the run may end programs while they are written to.
    child.stdin.on('error', () => {});
    child.stdout.on('data', (chunk: Buffer) => {
      for (const piece of reader.take(chunk)) this.screen.print(role, 'out', piece);
      this.wake();
    });
    child.once('exit', () => {
      actor.running = false;
      this.wake();
    });
  }

  private output(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}

/** The program itself: what was started waits for it. */
export function programOf({ pid = 0 }: ChildProcess): number {
  const [program] = childrenOf(pid);
  if (program === undefined) throw new Error('Expected a program to hold, but it is gone.');
  return program;
}
