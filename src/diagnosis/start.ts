import { type RunTrace, STARTS, type Start } from '../model/trace.ts';
import { sceneOf } from './conclusive-runs.ts';
import type { Decision } from './decision.ts';
import { isBetter, type Mark, markOf } from './mark.ts';
import { piecesScene } from './one-send.ts';

/**
 * How programs that play several roles are to be started. The guide tells how, but people start them otherwise at home:
 * where everything is right without a number, or more of what these programs have to do, they need not take one. If two
 * ways come to the same, the guide's counts.
 *
 * Runs with replaced programs, with messages in pieces and with learnt forms are left out: they are played in one way
 * only.
 * @param decide gives the decisions for some runs
 */
export function bestStart(
  runs: readonly RunTrace[],
  decide: (runs: readonly RunTrace[]) => readonly Decision[],
): Start {
  const plain = plainRuns(runs);
  const tried = STARTS.filter((start) => plain.some(({ run }) => run.start === start));
  const [first = STARTS[0], ...others] = tried;
  if (others.length === 0) return first;
  const shared = startedRoles(plain);
  const marks = tried.map((start) => ({ start, mark: markOf(decide(runsOfStart(plain, start)), shared) }));
  return marks.reduce((best, other) => (isBetter(other.mark, best.mark) ? other : best)).start;
}

/** What some runs come to, and what they may come to. */
export interface Outlook {
  /** Gives the decisions for some runs. */
  readonly decide: (runs: readonly RunTrace[]) => readonly Decision[];
  /** The best that may come of some runs once the scenes that are left have been played, by the checks about some roles. */
  readonly best: (runs: readonly RunTrace[], roles: readonly string[]) => Mark;
}

/**
 * Whether programs may yet be judged as they were started in a given way: it is the best so far, or may become that by
 * the scenes that are left.
 * @param now the best so far, as {@link bestStart} has it
 */
export function mayBeBest(
  start: Start,
  now: Start,
  runs: readonly RunTrace[],
  { decide, best }: Outlook,
): boolean {
  if (now === start) return true;
  const plain = plainRuns(runs);
  const shared = startedRoles(plain);
  const known = markOf(decide(runsOfStart(plain, now)), shared);
  const reached = best(runsOfStart(plain, start), shared);
  return STARTS.indexOf(start) < STARTS.indexOf(now) ? !isBetter(known, reached) : isBetter(reached, known);
}

/** Runs that tell how programs are to be started. */
function plainRuns(runs: readonly RunTrace[]): readonly RunTrace[] {
  return runs.filter(
    (trace) =>
      trace.run.replaced.length === 0 &&
      !trace.run.unterminated &&
      trace.run.form === undefined &&
      !sceneOf(trace).endsWith(piecesScene('')),
  );
}

/** Roles whose programs were started in some way. */
function startedRoles(runs: readonly RunTrace[]): readonly string[] {
  const roles = runs.flatMap(({ run }) =>
    run.roles.flatMap(({ id, line }) => (line === undefined ? [] : [id])),
  );
  return [...new Set(roles)];
}

/** Runs in which programs were started in a given way, and those in which that makes no difference. */
export function runsOfStart(runs: readonly RunTrace[], start: Start): readonly RunTrace[] {
  return runs.filter(({ run }) => run.start === undefined || run.start === start);
}
