import type { RunTrace } from '../src/model/trace.ts';
import type { DriverRun, StampedRun } from './measure.ts';
import { settlesOf } from './settles.ts';
import { medianOf } from './spread.ts';

/** Parts of a run's wall time, in their order. They add up to the whole. */
export const PHASES = [
  ['boot', 'node itself starts'],
  ['load', 'own start-up: modules loaded, command line read'],
  ['prepare', 'lab read, submission compiled, network opened meanwhile'],
  ['starting', 'programs started, until ready (b) or settled (a)'],
  ['talking', 'lines typed and server let go on, until all is shown'],
  ['settling', 'making sure that nothing more comes'],
  ['between', 'between moves: holding the server, records'],
  ['closing', 'programs and network ended'],
  ['grading', 'graded, reported, put away'],
  ['exit', 'node ends'],
] as const;

export type Phase = (typeof PHASES)[number][0];
export type PhaseTimes = Readonly<Record<Phase, number>>;

/** How a check's time was spent, in milliseconds; null where its trace is not that of a right submission. */
export function phasesOfCheck({ runs, stamps, finished }: StampedRun): PhaseTimes | null {
  const [run] = runs;
  const inside = run && runs.length === 1 ? insideOf(run) : null;
  if (!inside) return null;
  const originMs = stamps.timeOrigin - finished.spawnedAt;
  // The run's clock starts a little before its first program.
  const lastSettledMs = stamps.firstProgramMs + inside.playedMs;
  const endedMs = lastSettledMs + inside.closingMs;
  return {
    boot: originMs + stamps.bootedMs,
    load: stamps.networkAskedMs - stamps.bootedMs,
    prepare: stamps.firstProgramMs - stamps.networkAskedMs,
    starting: inside.startingMs,
    talking: inside.talkingMs,
    settling: inside.settlingMs,
    between: inside.playedMs - inside.startingMs - inside.talkingMs - inside.settlingMs,
    closing: inside.closingMs,
    grading: stamps.exitMs - endedMs,
    exit: finished.wallMs - originMs - stamps.exitMs,
  };
}

/** How a bare drive's time was spent, in milliseconds. */
export function phasesOfDriver({ finished, times }: DriverRun): PhaseTimes {
  const originMs = times.timeOrigin - finished.spawnedAt;
  return {
    boot: originMs + times.bootedMs,
    load: times.begunMs - times.bootedMs,
    prepare: times.playMs - times.begunMs,
    starting: times.startingMs,
    talking: times.talkingMs,
    settling: times.waitingMs,
    between: times.playedMs - times.playMs - times.startingMs - times.talkingMs - times.waitingMs,
    closing: times.endedMs - times.playedMs,
    grading: 0,
    exit: finished.wallMs - originMs - times.endedMs,
  };
}

/** The median of each phase. */
export function medianPhases(times: readonly PhaseTimes[]): PhaseTimes | null {
  if (times.length === 0) return null;
  const of = (phase: Phase): number => medianOf(times.map((entry) => entry[phase]));
  return {
    boot: of('boot'),
    load: of('load'),
    prepare: of('prepare'),
    starting: of('starting'),
    talking: of('talking'),
    settling: of('settling'),
    between: of('between'),
    closing: of('closing'),
    grading: of('grading'),
    exit: of('exit'),
  };
}

interface Inside {
  /** From the first start to the last settled scene. */
  readonly playedMs: number;
  readonly startingMs: number;
  readonly talkingMs: number;
  readonly settlingMs: number;
  readonly closingMs: number;
}

function insideOf(run: RunTrace): Inside | null {
  const first = run.events.find((event) => event.kind === 'move');
  const last = run.events.findLast((event) => event.kind === 'settled');
  const end = run.events.findLast((event) => event.kind === 'end');
  if (!first || !last || !end) return null;
  let startingMs = 0;
  let talkingMs = 0;
  let settlingMs = 0;
  for (const { move, moveMs, tookUs } of settlesOf(run)) {
    // A program prints nothing when it starts, so its start cannot be told apart from finding that it is over.
    if (move === 'start') startingMs += moveMs;
    else {
      settlingMs += tookUs / 1000;
      talkingMs += moveMs - tookUs / 1000;
    }
  }
  return { playedMs: last.t - first.t, startingMs, talkingMs, settlingMs, closingMs: end.t - last.t };
}
