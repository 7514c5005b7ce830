import type { PassMark, StudentResult } from '../model/batch.ts';
import { markOf } from './mark.ts';

/** Parses a pass mark: `60`, `60%`. @returns null where it is not one */
export function parsePassMark(text: string): PassMark | null {
  const [, least, percent] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim()) ?? [];
  if (least === undefined) return null;
  return { least: Number(least), unit: percent === '%' ? 'percent' : 'points', of: 'score' };
}

/** A pass mark in the form that people write. */
export function showPassMark({ least, unit }: PassMark): string {
  return `${least}${unit === 'percent' ? '%' : ''}`;
}

/** @returns null where there is no pass mark, or no mark yet */
export function hasPassed(
  result: StudentResult,
  maxima: ReadonlyMap<string, number> = new Map(),
): boolean | null {
  if (!result.pass) return null;
  const { [result.pass.of]: mark, maxScore } = markOf(result, maxima);
  return reaches(result.pass, mark, maxScore);
}

/** Whether points reach a pass mark; null where that cannot be known. */
function reaches({ least, unit }: PassMark, mark: number | null, maxScore: number | null): boolean | null {
  if (mark === null) return null;
  if (unit === 'points') return mark >= least;
  // Compared in whole hundredths: 60 % of 35 points is 21, whatever floating-point fractions come to.
  return maxScore === null ? null : Math.round(mark * 10_000) >= Math.round(least * maxScore * 100);
}
