import type { LabData } from './class-data.ts';

/** The distribution of a lab's scores. */
export interface Distribution {
  /** How many students have a score. */
  readonly marks: number;
  readonly mean: number;
  readonly median: number;
  /** How many students have 0 to 9 % of the points, 10 to 19 %, …, 90 to 99 %, and all. */
  readonly bins: readonly number[];
}

const BINS = 11;

/** @returns null where nobody has a score, or the number of points is not known */
export function distributionOf({ scores, maxScore }: LabData): Distribution | null {
  const known = scores.filter((score) => score !== null).sort((a, b) => a - b);
  if (known.length === 0 || maxScore === null || maxScore === 0) return null;
  const bins = Array.from({ length: BINS }, () => 0);
  for (const score of known) {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor((score * (BINS - 1)) / maxScore)));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  const middle = known.length / 2;
  const [below = 0, above = 0] = [known[Math.ceil(middle) - 1], known[Math.floor(middle)]];
  return {
    marks: known.length,
    mean: known.reduce((sum, score) => sum + score, 0) / known.length,
    median: (below + above) / 2,
    bins,
  };
}
