import { isByHand } from './by-hand.ts';
import { type Check, checksOf, type Lab } from './lab.ts';
import { parseMoment } from './moment.ts';
import type { RunTrace } from './trace.ts';

/** When students may see a check, and everything that comes of it. */
export const SHOWN = ['always', 'after-due', 'never'] as const;
export type Shown = (typeof SHOWN)[number];

/**
 * Who reads a result: students before the due date, students after it, and those who grade. Each may see more than
 * the one before.
 */
export const AUDIENCES = ['before-due', 'after-due', 'staff'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What is kept from somebody. */
export interface Hidden {
  /** How many checks. */
  readonly checks: number;
  readonly points: number;
  /** How many of these checks, and of these points, are shown after the due date. */
  readonly later: { readonly checks: number; readonly points: number };
  /** When the lab is due, as its file says it; null where it does not. */
  readonly due: string | null;
}

/** Whether an audience may see what is shown then. @param shown left out for always */
export function maySee(audience: Audience, shown: Shown = 'always'): boolean {
  return AUDIENCES.indexOf(audience) >= SHOWN.indexOf(shown);
}

/**
 * Which students it is now that are told.
 * @param due a point in time as people write it; null where none was set: then it has not come yet
 */
export function studentsAt(due: string | null | undefined, now: Date): Exclude<Audience, 'staff'> {
  const moment = due ? parseMoment(due) : null;
  return moment !== null && now.getTime() > moment.getTime() ? 'after-due' : 'before-due';
}

/**
 * A lab as an audience may see it: without the checks that are kept from it, without steps of which no check is left,
 * and without scenes that no other check reads.
 * @returns the lab itself where nothing is kept from them
 */
export function labFor(lab: Lab, audience: Audience): Lab {
  const kept = checksOf(lab).filter(({ shown }) => !maySee(audience, shown));
  if (kept.length === 0) return lab;
  const steps = lab.steps
    .map((step) => ({ ...step, checks: step.checks.filter(({ shown }) => maySee(audience, shown)) }))
    .filter(({ checks }) => checks.length > 0);
  const read = new Set(steps.flatMap(({ checks }) => checks.flatMap((check) => check.scenarios)));
  return {
    ...lab,
    steps,
    scenarios: lab.scenarios.filter(({ name }) => read.has(name)),
    hidden: hiddenOf(kept, lab.due ?? null),
  };
}

/** What is kept from an audience with some checks. @param due when the lab is due; null where it is not known */
export function hiddenOf(checks: readonly Pick<Check, 'points' | 'shown'>[], due: string | null): Hidden {
  const count = (some: typeof checks): Hidden['later'] => ({
    checks: some.length,
    points: some.reduce((sum, { points }) => sum + points, 0),
  });
  return { ...count(checks), later: count(checks.filter(({ shown }) => shown === 'after-due')), due };
}

/** The audiences that see more of a lab than those before them, in their order: the last one sees all of it. */
export function audiencesOf(lab: Lab): readonly Audience[] {
  const shown = new Set<Shown>(checksOf(lab).map((check) => check.shown ?? 'always'));
  return AUDIENCES.filter((audience) => audience === 'before-due' || shown.has(newlySeenBy(audience)));
}

/** What an audience sees and the one before it does not. */
export function newlySeenBy(audience: Audience): Shown {
  return SHOWN[AUDIENCES.indexOf(audience)] ?? 'always';
}

/**
 * The runs that an audience may see: not those that were made only for checks that are kept from it.
 * @param lab null where it is not known; then what the runs say of themselves counts
 */
export function runsFor(runs: readonly RunTrace[], lab: Lab | null, audience: Audience): readonly RunTrace[] {
  const open = runs.filter(({ run }) => maySee(audience, run.shown));
  if (lab === null) return open;
  const { hidden, scenarios } = labFor(lab, audience);
  if (hidden === undefined) return runs;
  const read = new Set(scenarios.map(({ name }) => name));
  // A scenario that was kept back when it was played, and is not any more, is shown with all its runs.
  const known = new Set(open.map(({ run }) => run.scenario));
  return runs.filter(
    (trace) =>
      isByHand(trace) ||
      (read.has(trace.run.scenario) && (open.includes(trace) || !known.has(trace.run.scenario))),
  );
}
