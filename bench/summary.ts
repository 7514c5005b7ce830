import { against, type Goal } from './goals.ts';
import type { Machine } from './machine.ts';
import type { Measurements } from './measure.ts';
import { medianPhases, type PhaseTimes, phasesOfCheck, phasesOfDriver } from './phases.ts';
import { settlesOf } from './settles.ts';
import { type Spread, spreadOf } from './spread.ts';

/** What the benchmark found; times in milliseconds. */
export interface Summary {
  readonly machine: Machine;
  readonly lab: string;
  readonly submission: string;
  /** (a): `giliran check`. */
  readonly check: Spread | null;
  /** (b): the bare driver. */
  readonly bare: Spread | null;
  /** (c): the common way. */
  readonly common: Spread | null;
  readonly node: Spread | null;
  readonly version: Spread | null;
  /** (a) divided by (b), of runs that were neighbours in time. */
  readonly checkByBare: Spread | null;
  /** (c) divided by (a), of the medians. */
  readonly commonByCheck: number | null;
  readonly settles: {
    readonly all: Spread | null;
    /** After a line, or after the server was let go on. */
    readonly talking: Spread | null;
    /** After a start, including the program's own start. */
    readonly starting: Spread | null;
    readonly by: Readonly<Record<'kernel' | 'timer' | 'idle', number>>;
  };
  readonly phases: { readonly check: PhaseTimes | null; readonly bare: PhaseTimes | null };
  /** The opening of the private network, from the request until it is ready, measured in the bare driver. */
  readonly networkOpening: Spread | null;
  readonly goals: readonly Goal[];
  /** Circumstances that make the figures mean less than they seem to. */
  readonly notes: readonly string[];
}

/** Summarizes measurements. @param notes remarks of the measuring itself */
export function summarize(
  measured: Measurements,
  names: { readonly machine: Machine; readonly lab: string; readonly submission: string },
  notes: readonly string[],
): Summary {
  const { checks, bare, common, stamped, nodeMs, versionMs } = measured;
  const check = spreadOf(checks.map(({ wallMs }) => wallMs));
  const settles = checks.flatMap(({ runs }) => runs.flatMap(settlesOf));
  const tookMs = (wanted: (move: string) => boolean): Spread | null =>
    spreadOf(settles.filter(({ move }) => wanted(move)).map(({ tookUs }) => tookUs / 1000));
  const all = tookMs(() => true);
  const commonSpread = spreadOf(common.map(({ finished }) => finished.wallMs));
  const checkByBare = spreadOf(
    checks.flatMap(({ wallMs }, index) => {
      const neighbour = bare[index];
      return neighbour ? [wallMs / neighbour.finished.wallMs] : [];
    }),
  );
  const count = (by: string): number => settles.filter((settle) => settle.by === by).length;
  return {
    ...names,
    check,
    bare: spreadOf(bare.map(({ finished }) => finished.wallMs)),
    common: commonSpread,
    node: spreadOf(nodeMs),
    version: spreadOf(versionMs),
    checkByBare,
    commonByCheck: commonSpread && check ? commonSpread.median / check.median : null,
    settles: {
      all,
      talking: tookMs((move) => move !== 'start'),
      starting: tookMs((move) => move === 'start'),
      by: { kernel: count('kernel'), timer: count('timer'), idle: count('idle') },
    },
    phases: {
      check: medianPhases(stamped.flatMap((run) => phasesOfCheck(run) ?? [])),
      bare: medianPhases(bare.map(phasesOfDriver)),
    },
    networkOpening: spreadOf(bare.map(({ times }) => times.openedMs - times.begunMs)),
    goals: [against('check', checkByBare?.median), against('settle', all?.median)],
    notes: [...notes, ...notesOf(measured)],
  };
}

/** Remarks on traces that keep the figures from being what they are called. */
function notesOf({ checks, common }: Measurements): string[] {
  const notes: string[] = [];
  const runs = checks.flatMap((check) => check.runs);
  const several = checks.filter((check) => check.runs.length !== 1).length;
  if (several > 0)
    notes.push(
      `${several} of ${checks.length} checks played more than one scene: they did more than the bare driver.`,
    );
  const weak = runs.filter(({ run }) => run.evidence !== 'kernel').length;
  if (weak > 0) notes.push(`${weak} of ${runs.length} runs had no kernel evidence: they waited instead.`);
  const open = runs.filter(({ run }) => run.isolation !== 'network').length;
  if (open > 0)
    notes.push(
      `${open} of ${runs.length} runs of (a) had no private network; the bare driver always has one.`,
    );
  const settles = runs.flatMap(settlesOf);
  const idle = settles.filter(({ by }) => by === 'idle').length;
  if (idle > 0)
    notes.push(
      `${idle} of ${settles.length} settles were decided by the idle window, not by the kernel: a program was slow, or the machine busy.`,
    );
  if (common.length > 0)
    notes.push(
      `The common way was really done, but only ${common.length} time(s), for the time it takes. It has 0.5 s after each start and 1 s after each line on top of the bare driver's own waits for readiness and answers.`,
    );
  return notes;
}
