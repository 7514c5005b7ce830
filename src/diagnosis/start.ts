import { type RunTrace, STARTS, type Start } from '../model/trace.ts';
import { sceneOf } from './conclusive-runs.ts';
import type { Decision } from './decision.ts';
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
  const plain = runs.filter(
    (trace) =>
      trace.run.replaced.length === 0 &&
      !trace.run.unterminated &&
      trace.run.form === undefined &&
      !sceneOf(trace).endsWith(piecesScene('')),
  );
  const tried = STARTS.filter((start) => plain.some(({ run }) => run.start === start));
  const [first = STARTS[0], ...others] = tried;
  if (others.length === 0) return first;
  const shared = new Set(
    plain.flatMap(({ run }) => run.roles.flatMap(({ id, line }) => (line === undefined ? [] : [id]))),
  );
  const marks = tried.map((start) => markOf(decide(runsOfStart(plain, start)), shared));
  const best = marks.reduce((index, mark, other) => (isBetter(mark, marks[index]) ? other : index), 0);
  return tried[best] ?? first;
}

/** Runs in which programs were started in a given way, and those in which that makes no difference. */
export function runsOfStart(runs: readonly RunTrace[], start: Start): readonly RunTrace[] {
  return runs.filter(({ run }) => run.start === undefined || run.start === start);
}

/** How well it goes when programs are started in a given way. */
interface Mark {
  readonly isRight: boolean;
  /**
   * Of the checks about the programs that are started in that way: points of others may come from those programs'
   * failure.
   */
  readonly points: number;
}

function markOf(decisions: readonly Decision[], shared: ReadonlySet<string>): Mark {
  const passes = decisions.filter(({ status }) => status === 'pass');
  const own = passes.filter(({ check }) => check.subjects.some((role) => shared.has(role)));
  return {
    isRight: passes.length === decisions.length,
    points: own.reduce((sum, { check }) => sum + check.points, 0),
  };
}

function isBetter(one: Mark, other: Mark | undefined): boolean {
  if (!other || one.isRight !== other.isRight) return one.isRight || !other;
  return one.points > other.points;
}
