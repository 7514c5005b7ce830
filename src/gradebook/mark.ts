import type { Late, Override, StudentResult } from '../model/batch.ts';
import type { KeptDocument } from '../model/result.ts';
import { penaltyOf } from './late.ts';
import type { StudentMarks } from './student-marks.ts';

/** How grading came out: a document's verdict, or that there is no document. */
export type Outcome = KeptDocument['verdict'] | 'ungraded';

/** What a student gets for one lab, in the lab's own points. */
export interface Mark {
  /** What counts: the override where there is one; null where the score is withheld. */
  readonly score: number | null;
  /** What giliran itself gives; null where it withholds the score. */
  readonly own: number | null;
  /** Null where nothing was graded that would tell. */
  readonly maxScore: number | null;
  /** What giliran's own score is out of: less than that of a person's mark where not all checks are shown. */
  readonly ownMax: number | null;
  readonly override: Override | null;
  /**
   * What is left of the score after what is taken off for being late; a mark that a person has set is left alone. Null
   * where there is no score, or nobody knows how late it was.
   */
  readonly afterPenalty: number | null;
}

/** Points over several labs; null where a lab's are not known. */
export interface Total {
  readonly score: number | null;
  readonly maxScore: number | null;
}

export function outcomeOf(result: StudentResult): Outcome {
  return result.status === 'graded' ? result.document.verdict : 'ungraded';
}

/** @param maxima what each lab is worth, for students whose own result does not tell */
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

/** What each lab is worth, by its id, as far as any result tells. */
export function maximaOf(results: readonly StudentResult[]): ReadonlyMap<string, number> {
  return new Map(
    results.flatMap((result) =>
      result.status === 'graded' ? [[result.lab, result.document.maxScore] as const] : [],
    ),
  );
}

/** A student's points over these labs. A lab without a result, or with a score that is withheld, withholds the sum. */
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

/** Points as people and sheets see them: two decimals at most. */
export function roundPoints(points: number): number {
  return Math.round(points * 100) / 100;
}

function sum(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>(
    (total, value) => (total === null || value === null ? null : total + value),
    0,
  );
}
