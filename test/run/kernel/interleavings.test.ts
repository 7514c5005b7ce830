import { describe, expect, it, vi } from 'vitest';
import { type Random, randomFrom } from '../../../src/lab/random.ts';
import { KernelView, type Look } from '../../../src/run/kernel/kernel-view.ts';
import { Sockets } from '../../../src/run/kernel/sockets.ts';
import { callTable } from '../../../src/run/kernel/system-calls.ts';
import { show } from './model/model-files.ts';
import { ROOT } from './model/proc-of.ts';
import { World } from './model/world.ts';

/**
 * The argument that a scene has settled, on worlds that are made up: whatever happens between any two reads of a look,
 * one that says "settled" is right, and a scene that rests is found to.
 */

vi.mock(import('node:fs'), async (original) => {
  const real = await original();
  const { readersOf } = await import('./model/model-files.ts');
  return { ...real, ...readersOf(real) } as never;
});

const WORLDS = 400;
const MOVES = 4;
/** Looks at one world; far more than any of them takes. */
const MOST_LOOKS = 3_000;
/** Looks that begin and end in a world at rest until one must have said so. */
const SOON = 3;

interface Watched {
  /** What each look found, and whether the world was at rest before it and after it. */
  readonly looks: readonly { readonly found: Look; readonly before: boolean; readonly after: boolean }[];
  readonly settled: number;
  /** Looks that began at rest in a row, at most, before one said so. */
  readonly late: number;
}

/** Has a world of its own for each seed go on by chance while it is looked at, and types when it has settled. */
function watch(seed: string, hasClock: boolean): Watched {
  const random = randomFrom(seed);
  const world = new World(random, hasClock);
  const pace = random() ** 3;
  show({ world, goOn: () => goOn(world, random, pace) });
  const view = new KernelView({
    root: ROOT,
    table: callTable('x64') ?? {},
    sockets: new Sockets([{ folder: `${ROOT}/net`, role: null }], [], false, `${ROOT}/net`),
    belongs: null,
    hiddenTimers: false,
    layers: 0,
  });
  const looks: Watched['looks'][number][] = [];
  let settled = 0;
  let resting = 0;
  let late = 0;
  while (settled <= MOVES && looks.length < MOST_LOOKS) {
    const before = world.isQuiet();
    const found = view.look();
    looks.push({ found, before, after: world.isQuiet() });
    resting = before && found !== 'settled' ? resting + 1 : 0;
    late = Math.max(late, resting);
    if (found === 'settled') {
      settled++;
      view.stir(world.type());
      view.restart();
    }
    if (random() < 0.3) goOn(world, random, 1);
  }
  view.close();
  return { looks, settled, late };
}

/** Nothing happens, or one thing, or many at once. */
function goOn(world: World, random: Random, pace: number): void {
  while (random() < pace * 0.8) world.step();
}

describe.each([
  ['without a clock', false],
  ['with sleepers and timers', true],
] as const)('a world %s', (name, hasClock) => {
  const watched = Array.from({ length: WORLDS }, (_, number) => {
    const seed = `${name} ${number}`;
    return { seed, ...watch(seed, hasClock) };
  });
  const seedsWhere = (is: (one: Watched) => boolean): readonly string[] =>
    watched.filter(is).map(({ seed }) => seed);

  it('is at rest whenever a look says so', () => {
    expect(
      seedsWhere(({ looks }) => looks.some(({ found, after }) => found === 'settled' && !after)),
    ).toEqual([]);
  });

  it('is found to be at rest soon after it is', () => {
    expect(seedsWhere(({ late }) => late >= SOON)).toEqual([]);
    expect(seedsWhere(({ settled }) => settled <= MOVES)).toEqual([]);
  });

  it.runIf(!hasClock)('is never said to wait for the clock', () => {
    expect(seedsWhere(({ looks }) => looks.some(({ found }) => found === 'timed'))).toEqual([]);
  });

  it('was looked at while everything went on', () => {
    const all = watched.flatMap(({ looks }) => looks);
    for (const found of ['busy', 'astir', 'settled'])
      expect(all.filter((look) => look.found === found).length).toBeGreaterThan(WORLDS);
    expect(all.filter(({ before, after }) => !before && after).length).toBeGreaterThan(WORLDS / 4);
  });
});
