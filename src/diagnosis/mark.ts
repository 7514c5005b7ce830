import type { Decision } from './decision.ts';
import { touches } from './touches.ts';

/** How well it goes when programs are started in a given way. */
export interface Mark {
  readonly isRight: boolean;
  /**
   * Of the checks about the programs that are started in that way: points of others may come from those programs'
   * failure.
   */
  readonly points: number;
}

/** @param shared roles whose programs are started in that way */
export function markOf(decisions: readonly Decision[], shared: readonly string[]): Mark {
  const passes = decisions.filter(({ status }) => status === 'pass');
  const own = passes.filter(({ check }) => touches(check, shared));
  return {
    isRight: passes.length === decisions.length,
    points: own.reduce((sum, { check }) => sum + check.points, 0),
  };
}

/** Whether it goes better in one way than in another. */
export function isBetter(one: Mark, other: Mark): boolean {
  return one.isRight === other.isRight ? one.points > other.points : one.isRight;
}
