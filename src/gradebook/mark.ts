import type { Late, Override, StudentResult } from '../model/batch.ts';
import type { KeptDocument } from '../model/result.ts';
import { penaltyOf } from './late.ts';
import type { StudentMarks } from './student-marks.ts';

/** The outcome of grading: a document's verdict, or that there is no document. */
export type Outcome = KeptDocument['verdict'] | 'ungraded';

/** A student's mark for one lab, in the lab's own points. */
export interface Mark {
  /** The score that counts, which is the override where there is one; null where it is withheld. */
  readonly score: number | null;
  /** The score that giliran itself gives; null where it is withheld. */
  readonly own: number | null;
  /** Null where no graded result shows it. */
  readonly maxScore: number | null;
  /** The maximum of giliran's own score: less than that of a person's mark where not all checks are shown. */
  readonly ownMax: number | null;
  readonly override: Override | null;
  /**
   * The score after the penalty for being late; a mark that a person has set is unchanged. Null where there is no
   * score, or the lateness is not known.
   */
  readonly afterPenalty: number | null;
}

/** The sum of points over several labs; null where a lab's points are not known. */
export interface Total {
  readonly score: number | null;
  readonly maxScore: number | null;
}

export function outcomeOf(result: StudentResult): Outcome {
  return result.status === 'graded' ? result.document.verdict : 'ungraded';
}

/** @param maxima each lab's maximum, for students whose own result does not show it */
export function markOf(result: StudentResult, maxima: ReadonlyMap<string, number> = new Map()): Mark {
  const document = result.status === 'graded' ? result.document : null;
  const own = document?.score ?? null;
  const score = result.override?.score ?? own;
  const ownMax = document?.maxScore ?? maxima.get(result.lab) ?? null;
  const hidden = result.override === null ? 0 : (document?.hidden?.points ?? 0);
  const maxScore = ownMax === null ? null : ownMax + hidden;
  const afterPenalty = result.override === null ? lessPenalty(score, maxScore, result.late ?? null) : score;
  return { score, own, maxScore, ownMax, override: result.override, afterPenalty };
}

function lessPenalty(score: number | null, maxScore: number | null, late: Late | null): number | null {
  if (score === null || late === null || late.rule === null) return score;
  const penalty = late.ms === null ? null : penaltyOf(late.rule, late.ms, maxScore);
  return penalty === null ? null : Math.max(0, score - penalty);
}

/** Each lab's maximum by the lab's id, as far as any result shows it. */
export function maximaOf(results: readonly StudentResult[]): ReadonlyMap<string, number> {
  return new Map(
    results.flatMap((result) =>
      result.status === 'graded' ? [[result.lab, result.document.maxScore] as const] : [],
    ),
  );
}

/** The sum of a student's points over these labs; null where a lab has no result, or a withheld score. */
export function totalOf(
  { results }: StudentMarks,
  labs: readonly string[],
  maxima: ReadonlyMap<string, number> = new Map(),
  which: 'score' | 'afterPenalty' = 'score',
): Total {
  const marks = labs.map((lab) => {
    const result = results.find((one) => one.lab === lab);
    return result ? markOf(result, maxima) : null;
  });
  return {
    score: sum(marks.map((mark) => mark?.[which] ?? null)),
    maxScore: sum(labs.map((lab, index) => marks[index]?.maxScore ?? maxima.get(lab) ?? null)),
  };
}

/** Points in the form that people and sheets see: at most two decimals. */
export function roundPoints(points: number): number {
  return Math.round(points * 100) / 100;
}

function sum(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>(
    (total, value) => (total === null || value === null ? null : total + value),
    0,
  );
}
