import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTrace } from '../src/trace/read.ts';
import { runNode } from './command.ts';
import { currentLoad, describeMachine } from './machine.ts';
import { settlesOf } from './settles.ts';
import { medianOf, type Spread, spreadOf } from './spread.ts';

/** Labs with crowds, and what a check of a right submission may take at the median, in milliseconds, on two cores. */
const LABS = [
  { lab: 'open-chat', mostMs: 3_000 },
  { lab: 'group-chat', mostMs: 4_000 },
] as const;

/** What one check took. */
interface CheckTimes {
  /** The command as a whole, in milliseconds. */
  readonly wallMs: number;
  readonly scenes: number;
  /** Decisions that a move was over, in all scenes, and how many of them the clock made. */
  readonly settles: number;
  readonly byClock: number;
  /** Those added up, each from the last thing that happened, in milliseconds; scenes that are played side by side count each. */
  readonly settlingMs: number;
}

/** What the checks of a lab took. */
interface LabTimes {
  readonly lab: string;
  readonly wall: Spread | null;
  readonly scenes: number;
  readonly settles: number;
  readonly byClock: number;
  readonly settlingMs: number;
  readonly target: { readonly mostMs: number; readonly met: boolean };
}

/**
 * Measures checks of the right submissions of the labs with crowds, in turn, so that a busy machine slows all of them down.
 * @returns 0 where it measured, whatever the figures
 */
export async function benchModule(project: string, repetitions: number, asJson: boolean): Promise<number> {
  const machine = describeMachine();
  const times = new Map<string, CheckTimes[]>(LABS.map(({ lab }) => [lab, []]));
  for (let round = 0; round < repetitions; round++)
    for (const [lab, checks] of times) checks.push(await checkOnce(project, lab, round + 1));
  const loadAfter = currentLoad();
  const labs = LABS.map(({ lab, mostMs }) => sumUp(lab, mostMs, times.get(lab) ?? []));
  process.stdout.write(
    asJson
      ? `${JSON.stringify({ machine, loadAfter, repetitions, labs }, null, 2)}\n`
      : [
          `A check of a right submission, seeds 1 to ${repetitions}, the whole command: medians in milliseconds`,
          ...labs.map(lineOf),
          `load ${machine.loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after, ${machine.cores} cores`,
          ...(machine.loadBefore > machine.cores / 2
            ? ['The machine was busy with other things: a target that is missed says nothing.']
            : []),
          '',
        ].join('\n'),
  );
  return 0;
}

async function checkOnce(project: string, lab: string, seed: number): Promise<CheckTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-bench-module-'));
  try {
    const file = join(folder, 'trace.jsonl');
    const { wallMs } = await runNode([
      ...[join(project, 'bin', 'giliran.js'), 'check', lab, join(project, 'fixtures', lab, 'reference')],
      ...['--seed', String(seed), '--trace', file],
    ]);
    const { runs } = readTrace(readFileSync(file, 'utf8'));
    const settles = runs.flatMap(settlesOf);
    return {
      wallMs,
      scenes: runs.length,
      settles: settles.length,
      byClock: settles.filter(({ by }) => by !== 'kernel').length,
      settlingMs: settles.reduce((sum, { tookUs }) => sum + tookUs / 1000, 0),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sumUp(lab: string, mostMs: number, checks: readonly CheckTimes[]): LabTimes {
  const median = (of: (one: CheckTimes) => number): number => medianOf(checks.map(of));
  const wall = spreadOf(checks.map(({ wallMs }) => wallMs));
  return {
    ...{ lab, wall },
    scenes: median(({ scenes }) => scenes),
    settles: median(({ settles }) => settles),
    byClock: median(({ byClock }) => byClock),
    settlingMs: median(({ settlingMs }) => settlingMs),
    target: { mostMs, met: wall !== null && wall.median <= mostMs },
  };
}

function lineOf({ lab, wall, scenes, settles, byClock, settlingMs, target }: LabTimes): string {
  const of = (value: number | undefined): string => (value === undefined ? '-' : value.toFixed(0));
  return (
    `${lab}: ${of(wall?.median)} (${of(wall?.min)} to ${of(wall?.max)}), target at most ${target.mostMs} ${target.met ? 'met' : 'MISSED'}; ` +
    `${scenes} scenes, ${settles} settles, ${byClock} of them by the clock, ${settlingMs.toFixed(0)} ms of settling in all scenes together`
  );
}
