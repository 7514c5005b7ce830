import { afterEach, describe, expect, it, vi } from 'vitest';
import { pick, type Random, randomFrom } from '../../../src/lab/random.ts';
import { KernelView, type Look } from '../../../src/run/kernel/kernel-view.ts';
import { Sockets } from '../../../src/run/kernel/sockets.ts';
import { callTable } from '../../../src/run/kernel/system-calls.ts';
import { awaitTimers } from '../../../src/run/settle/await-timers.ts';
import { NOTHING_EXPECTED } from '../../../src/run/settle/expected.ts';
import { PACES } from '../../../src/run/settle/pace.ts';
import { PatienceBudget } from '../../../src/run/settle/patience-budget.ts';
import { type Scene, type Settled, settle } from '../../../src/run/settle/settle.ts';
import { Machine, type Process } from './made-up/machine.ts';
import { NETWORK, Proc, ROOT } from './made-up/proc.ts';
import { codeOf, type Kind } from './made-up/programs.ts';

/**
 * The argument that a scene has settled, tried out on machines that are made up from a number: the engine looks at their
 * `/proc`, and they go on before each single thing that it reads.
 */

const shown = vi.hoisted((): { proc: Proc | null; turn: () => void; pause: (ms: number) => void } => ({
  proc: null,
  turn: () => {},
  pause: () => {},
}));

vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs')>();
  const at = (path: string): Proc | null => (path.startsWith('/made-up/') ? shown.proc : null);
  const holding = (descriptor: number): Proc | null =>
    shown.proc?.has(descriptor) === true ? shown.proc : null;
  return {
    ...real,
    openSync: (path: string, flags: string) => at(path)?.openFile(path) ?? real.openSync(path, flags),
    readSync: (file: number, into: Buffer, offset = 0, most = into.length, position: number | bigint = 0) =>
      holding(file)?.read(file, into, offset, most, position) ??
      real.readSync(file, into, offset, most, position),
    closeSync: (file: number) => {
      const proc = holding(file);
      if (proc) proc.close(file);
      else real.closeSync(file);
    },
    readFileSync: (path: string, encoding: BufferEncoding) =>
      at(path)?.text(path) ?? real.readFileSync(path, encoding),
    readdirSync: (path: string) => at(path)?.list(path) ?? real.readdirSync(path),
    readlinkSync: (path: string) => at(path)?.link(path) ?? real.readlinkSync(path),
  };
});

vi.mock('node:timers/promises', () => ({
  setImmediate: async () => shown.turn(),
  setTimeout: async (ms: number) => shown.pause(ms),
}));

afterEach(() => {
  vi.unstubAllGlobals();
  shown.proc = null;
});

const TABLE = callTable('x64') ?? {};
/** Kinds of reads, as the machine's scheduler tells them apart. */
const READS = [
  'all',
  'all',
  'all',
  'schedstat',
  'syscall',
  'stat',
  'task',
  'tcp',
  'softnet_stat',
  'fdinfo',
] as const;
/** The time for one read, in milliseconds. */
const READ_MS = 0.01;
/** Looks after which a scene at rest must have been found settled. */
const MOST_LOOKS = 2_000;
const MOVE_MS = 3_000;
/** Timers that are certainly waited for at the end of a scene, and those that certainly are not, in milliseconds. */
const WAITED_FOR_MS = 5_000;
const NONE_OF_THE_MOVE_MS = 9_900;

/** One made-up machine, with the engine that looks at it. */
class Trial {
  readonly machine: Machine;
  private readonly random: Random;
  private readonly kernel: KernelView;
  private readonly scene: Scene;
  private readonly roles: readonly [Process, ...Process[]];
  /** What looks have found. */
  readonly found = new Set<Look>();
  private seen = 0;
  private looks = 0;
  /** Turns of the event loop since the last look. */
  private turns = 0;
  /** How often the machine goes on during one look at most, and how often it still may. */
  private burstsALook = 0;
  private bursts = 0;
  private lastLook: Look = 'busy';
  /** Whether, at any moment of the look, no program could have gone on except by a timer. */
  private wasQuiet = false;

  constructor(seed: string, kind: Kind) {
    const random = randomFrom(seed);
    this.random = random;
    this.machine = new Machine(random, 8, 40);
    const proc = new Proc(this.machine, this.interleaving());
    shown.proc = proc;
    shown.turn = () => this.turn();
    shown.pause = (ms) => this.machine.runFor(ms);
    vi.stubGlobal('performance', { now: () => this.machine.nowMs });
    const programs = [
      codeOf(random, kind, [0, 2, 4, 6]),
      codeOf(random, kind, [1, 3]),
      codeOf(random, kind, [5, 7]),
    ] as const;
    const start = (index: 0 | 1 | 2): Process => this.machine.start(`role${index}`, programs[index]);
    this.roles = [start(0), start(1), start(2)];
    this.kernel = new KernelView({
      root: ROOT,
      table: TABLE,
      sockets: new Sockets([{ folder: NETWORK, role: null }], [], false, NETWORK),
      belongs: null,
      hiddenTimers: false,
      layers: 0,
    });
    this.scene = this.sceneOf(random() < 0.5 ? 'prompt' : 'thrifty');
  }

  /** Types a line, now and then at a program that has ended. */
  type(): void {
    const process = pick(this.random, this.roles);
    this.machine.type(process);
    this.kernel.stir(process.role);
  }

  settle(): Promise<Settled> {
    this.looks = 0;
    return settle(this.scene, NOTHING_EXPECTED, new PatienceBudget(true, MOVE_MS, 0).patience(false));
  }

  async awaitTimers(): Promise<void> {
    await awaitTimers(
      this.scene,
      { look: () => this.look(), isTimerPending: (ms) => this.kernel.isTimerPending(ms) },
      async () => {
        await this.settle();
      },
    );
  }

  /** Whether the last look found no program that can go on except by the clock. */
  get isCalm(): boolean {
    return this.lastLook === 'settled' || this.lastLook === 'timed';
  }

  /** What can still happen before the harness acts, in words for the error of a failed seed. */
  get toCome(): readonly string[] {
    const { machine } = this;
    const sleepers = machine.sleepers().filter(({ dueMs }) => dueMs - machine.nowMs < NONE_OF_THE_MOVE_MS);
    return [
      ...machine.threads
        .filter(({ stage }) => stage !== 'asleep' && stage !== 'dead')
        .map(({ tid, stage }) => `${tid} is ${stage}`),
      ...(machine.waitingPackets > 0 ? ['a packet is on its way'] : []),
      ...sleepers.map(
        ({ thread, dueMs }) =>
          `${thread.tid} (${thread.code.ops[thread.at]?.does}) wakes at ${dueMs}, and it is ${machine.nowMs}`,
      ),
    ];
  }

  /** Pieces that were printed and that the harness has not read. */
  get unread(): number {
    return this.machine.printed;
  }

  /** When the machine goes on during looks: before each read, or only before those of one kind. */
  private interleaving(): (name: string) => void {
    const { random } = this;
    const before = pick(random, READS);
    const often = pick(random, before === 'all' ? [0.02, 0.2, 0.6, 0.95] : [0.3, 0.95]);
    const most = pick(random, [1, 2, 5, 40]);
    this.burstsALook = pick(random, [1, 2, Number.POSITIVE_INFINITY]);
    return (name) => {
      this.machine.pass(READ_MS);
      this.wasQuiet ||= this.machine.isQuiet();
      if (this.bursts === 0 || (before !== 'all' && before !== name) || random() > often) return;
      this.bursts--;
      for (let steps = 1 + Math.floor(random() * most); steps > 0; steps--) {
        this.machine.step(1);
        this.wasQuiet ||= this.machine.isQuiet();
      }
    };
  }

  /** A turn of the event loop: programs go on meanwhile, and the first after a look may be one whose reading was over. */
  private turn(): void {
    if (this.random() < 0.5) this.machine.step(3);
    if (++this.turns === 1 && this.random() < 0.3) return;
    this.seen += this.machine.printed;
    this.machine.printed = 0;
  }

  private look(): Look {
    if (++this.looks > MOST_LOOKS) throw new Error(`not settled after ${MOST_LOOKS} looks`);
    this.turns = 0;
    this.bursts = this.burstsALook;
    this.wasQuiet = this.machine.isQuiet();
    const look = this.kernel.look();
    const { toCome } = this;
    if (look === 'settled' && toCome.length > 0)
      throw new Error(`it was said to have settled, but ${toCome.join(', ')}`);
    // A timer may have gone off during the look, which describes the moment when it began.
    if (look === 'timed' && !this.wasQuiet)
      throw new Error('it was said to wait by the clock alone, and never did');
    this.found.add(look);
    this.lastLook = look;
    return look;
  }

  private sceneOf(pace: 'prompt' | 'thrifty'): Scene {
    const { kernel } = this;
    return {
      kernel: {
        look: () => this.look(),
        rounds: () => kernel.rounds(),
        restart: () => kernel.restart(),
        isEndless: () => kernel.isEndless(),
        keepEndless: () => kernel.keepEndless(),
      },
      activity: () => this.seen,
      touches: () => this.seen,
      queues: null,
      stirred: async (ms) => this.machine.runFor(ms),
      loose: () => false,
      unwatched: () => [],
      watched: () => {},
      usedMs: () => kernel.usage.usedMs(),
      overLimit: () => false,
      pace: PACES[pace],
    };
  }
}

const MOVES = 4;

/** How many seeds are tried. */
const first = (count: number): readonly number[] => Array.from({ length: count }, (_, seed) => seed);
/** The first seed for which it matters whether sockets are read before or after the counters. */
const TELLS_ORDER = 774;
/** A seed in which a timer is due before a look has seen it set, and its interrupt is late. */
const DUE_UNSEEN = 125;

/** Plays a scene for each seed. @returns the findings of all looks together */
async function playEach(
  seeds: readonly number[],
  kind: Kind,
  play: (trial: Trial) => Promise<void>,
): Promise<readonly Look[]> {
  const found = new Set<Look>();
  for (const seed of seeds) {
    const trial = new Trial(`${seed}`, kind);
    try {
      await play(trial);
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error });
    }
    for (const look of trial.found) found.add(look);
  }
  return [...found].sort();
}

describe('a scene of programs without timers', () => {
  it('is found at rest exactly when it is', async () => {
    const found = await playEach(
      [...first(400), TELLS_ORDER],
      { timers: false, timedLoops: false },
      async (trial) => {
        for (let move = 0; move < MOVES; move++) {
          const { by } = await trial.settle();
          expect([by, trial.unread, ...trial.toCome]).toEqual(['kernel', 0]);
          trial.type();
        }
      },
    );
    expect(found).toEqual(['astir', 'busy', 'settled']);
  });
});

describe('a scene of programs with timers', () => {
  it('is at rest when it is found to be, except for sleepers by the clock', async () => {
    const found = await playEach(
      [...first(100), DUE_UNSEEN],
      { timers: true, timedLoops: false },
      async (trial) => {
        for (let move = 0; move < MOVES; move++) {
          const { by } = await trial.settle();
          if (by === 'kernel') expect([trial.unread, ...trial.toCome]).toEqual([0]);
          expect(trial.isCalm).toBe(true);
          trial.type();
        }
      },
    );
    expect(found).toEqual(['astir', 'busy', 'settled', 'timed']);
  });

  it('is at rest when it is found to be, where some loop for ever', async () => {
    const found = await playEach(
      [...first(100), DUE_UNSEEN],
      { timers: true, timedLoops: true },
      async (trial) => {
        for (let move = 0; move < MOVES; move++) {
          const { by } = await trial.settle();
          if (by === 'kernel') expect([trial.unread, ...trial.toCome]).toEqual([0]);
          // A program that prints for ever counts as such, whatever the last look found.
          if (by !== 'idle') expect(trial.isCalm).toBe(true);
          trial.type();
        }
      },
    );
    expect(found).toEqual(['astir', 'busy', 'settled', 'timed']);
  });

  it('has ended when their effects have come', async () => {
    await playEach(first(80), { timers: true, timedLoops: false }, async (trial) => {
      await trial.settle();
      trial.type();
      await trial.settle();
      const untilMs = trial.machine.nowMs + WAITED_FOR_MS;
      await trial.awaitTimers();
      expect(trial.isCalm).toBe(true);
      const pending = trial.machine.sleepers().filter(({ dueMs }) => dueMs < untilMs);
      expect(pending.map(({ thread }) => thread.code.ops[thread.at])).toEqual([]);
    });
  });
});
