import type { RunTrace } from '../../src/model/trace.ts';
import { movesOf } from '../../src/trace/queries.ts';

/** The moves of some parts of a script, by which it is decided what belongs to these parts. */
export interface PartMoves {
  readonly moves: ReadonlySet<number>;
  /** Their first move, and the first one after all of them. */
  readonly from: number;
  readonly until: number;
}

/** @returns null where the run never reached them */
export function partsOf(trace: RunTrace, parts: readonly string[]): PartMoves | null {
  const moves = movesOf(trace).flatMap(({ move, part }) => (parts.includes(part) ? [move] : []));
  if (moves.length === 0) return null;
  return { moves: new Set(moves), from: Math.min(...moves), until: Math.max(...moves) + 1 };
}
