import { against, type Goal, type GoalId } from '../goals.ts';
import { medianOf, rangeOf, type Spread, spreadOf } from '../spread.ts';
import type { CheckTimes, Pair, Taken } from './measure-pairs.ts';

/** How whole commands lie, in milliseconds, or one by the other: by the clock, and of the processors' time. */
interface Spreads {
  readonly wall: Spread | null;
  /** Null where the system keeps no account that can be used. */
  readonly cpu: Spread | null;
}

/** What the checks of a lab took, and the bare driver at their scenes. */
interface LabTimes {
  readonly lab: string;
  readonly check: Spreads;
  readonly bare: Spreads;
  /** The one by the other, pair by pair, of those pairs that have played the same. */
  readonly checkByBare: Spreads;
  /** Pairs that have not, each with the check's runs that the bare driver has no scene for. */
  readonly unlike: readonly (readonly string[])[];
  /** Pairs in which the bare driver has played nothing, since the check's runs had no networks of their own. */
  readonly undriven: number;
  readonly scenes: number;
  readonly settles: number;
  readonly byClock: number;
  readonly settlingMs: number;
  readonly goals: readonly Goal[];
}

/** Sums up a lab's pairs. @param lab is also the name of its goal */
export function sumUp(lab: GoalId, pairs: readonly Pair[]): LabTimes {
  const median = (of: (one: CheckTimes) => number): number => medianOf(pairs.map(({ check }) => of(check)));
  const check = spreadsOf(pairs.map((pair) => pair.check));
  const driven = pairs.flatMap(({ check, bare }) => (bare === null ? [] : [{ check, bare }]));
  const alone = driven.map(({ check, bare }) => check.runs.filter((run) => !bare.scenes.includes(run)));
  return {
    lab,
    check,
    bare: spreadsOf(driven.map(({ bare }) => bare)),
    checkByBare: spreadsOf(
      driven.flatMap(({ check, bare }, index) => (alone[index]?.length === 0 ? [ratioOf(check, bare)] : [])),
    ),
    unlike: alone.filter((runs) => runs.length > 0),
    undriven: pairs.length - driven.length,
    scenes: median(({ runs }) => runs.length),
    settles: median(({ settles }) => settles),
    byClock: median(({ byClock }) => byClock),
    settlingMs: median(({ settlingMs }) => settlingMs),
    goals: [against(lab, check.wall?.median)],
  };
}

function spreadsOf(all: readonly Taken[]): Spreads {
  return {
    wall: spreadOf(all.map(({ wallMs }) => wallMs)),
    cpu: spreadOf(all.flatMap(({ cpuMs }) => cpuMs ?? [])),
  };
}

function ratioOf(check: Taken, bare: Taken): Taken {
  return {
    wallMs: check.wallMs / bare.wallMs,
    cpuMs: check.cpuMs === null || bare.cpuMs === null ? null : check.cpuMs / bare.cpuMs,
  };
}

/** What a lab's figures say, a line each. */
export function linesOf(times: LabTimes): readonly string[] {
  const { lab, check, bare, checkByBare, scenes, settles, byClock, settlingMs, unlike, undriven } = times;
  return [
    `${lab}: ${rangeOf(check.wall)}; ` +
      `${scenes} scenes, ${settles} settles, ${byClock} of them by the clock, ${settlingMs.toFixed(0)} ms of settling in all scenes together`,
    `  a bare driver at the same scenes, as many at once: ${rangeOf(bare.wall)}`,
    `  check / bare, pair by pair: ${rangeOf(checkByBare.wall, 2)} by the clock; ` +
      `${rangeOf(checkByBare.cpu, 2)} in processor time (${rangeOf(check.cpu)} / ${rangeOf(bare.cpu)} ms)`,
    ...unlike.map(
      (runs) => `  left out, a pair whose check has played beside the scenes: ${runs.join(', ')}`,
    ),
    ...(undriven > 0
      ? [`  ${undriven} checks had no private network, and the bare driver has no other`]
      : []),
  ];
}
