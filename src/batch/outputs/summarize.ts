import type { Student, StudentResult } from '../../model/batch.ts';
import type { Message } from '../../model/message.ts';
import { markOf, outcomeOf } from '../../report/marks/mark.ts';
import { sortResults } from '../../report/marks/student-marks.ts';

/** A result that a person has to look at. */
export interface Attention {
  readonly student: Student;
  readonly lab: string;
  readonly because: 'ungraded' | 'unstable' | 'inconclusive';
  /** Why, where it could not be graded at all. */
  readonly problem: Message | null;
  /** Checks that could not be told, or did not come out the same. */
  readonly checks: readonly string[];
}

/** A batch in a few numbers. */
export interface Summary {
  readonly results: number;
  readonly pass: number;
  readonly fail: number;
  readonly inconclusive: number;
  readonly unstable: number;
  readonly ungraded: number;
  readonly overridden: number;
  /** Of those with a mark: null where there is none. */
  readonly labs: readonly {
    readonly lab: string;
    readonly marks: number;
    readonly mean: number | null;
    readonly maxScore: number | null;
  }[];
  /** What went wrong for most students, the most frequent first. */
  readonly causes: readonly { readonly cause: string; readonly students: number }[];
  /** The least certain first; marks that a person has set need nobody any more. */
  readonly attention: readonly Attention[];
}

const ORDER: readonly Attention['because'][] = ['ungraded', 'unstable', 'inconclusive'];

/** @param unstableOf ids of the checks of a result that did not come out the same every time */
export function summarize(
  results: readonly StudentResult[],
  unstableOf: (result: StudentResult) => readonly string[],
): Summary {
  const sorted = sortResults(results);
  const count = (outcome: ReturnType<typeof outcomeOf>): number =>
    sorted.filter((result) => outcomeOf(result) === outcome).length;
  const attention = sorted.flatMap((result) => attentionTo(result, unstableOf(result)));
  return {
    results: sorted.length,
    pass: count('pass'),
    fail: count('fail'),
    inconclusive: count('inconclusive'),
    unstable: sorted.filter((result) => unstableOf(result).length > 0).length,
    ungraded: count('ungraded'),
    overridden: sorted.filter(({ override }) => override !== null).length,
    labs: [...new Set(sorted.map(({ lab }) => lab))].sort().map((lab) => labLine(lab, sorted)),
    causes: causesOf(sorted),
    attention: ORDER.flatMap((because) => attention.filter((one) => one.because === because)),
  };
}

function attentionTo(result: StudentResult, unstable: readonly string[]): Attention[] {
  const { student, lab, override } = result;
  if (override !== null) return [];
  if (result.status === 'ungraded')
    return [{ student, lab, because: 'ungraded', problem: result.problem, checks: [] }];
  if (unstable.length > 0) return [{ student, lab, because: 'unstable', problem: null, checks: unstable }];
  if (result.document.score !== null) return [];
  const open = result.document.checks.filter(({ status }) => status === 'inconclusive');
  return [{ student, lab, because: 'inconclusive', problem: null, checks: open.map(({ id }) => id) }];
}

function labLine(lab: string, results: readonly StudentResult[]): Summary['labs'][number] {
  const own = results.filter((result) => result.lab === lab).map((result) => markOf(result));
  const scores = own.flatMap(({ score }) => (score === null ? [] : [score]));
  const sum = scores.reduce((total, score) => total + score, 0);
  return {
    lab,
    marks: scores.length,
    mean: scores.length === 0 ? null : sum / scores.length,
    maxScore: own.find(({ maxScore }) => maxScore !== null)?.maxScore ?? null,
  };
}

function causesOf(results: readonly StudentResult[]): Summary['causes'] {
  const students = new Map<string, Set<string>>();
  for (const result of results) {
    if (result.status === 'ungraded') continue;
    for (const { cause } of result.document.checks) {
      if (cause === null) continue;
      const hit = students.get(cause) ?? new Set<string>();
      students.set(cause, hit.add(result.student.key));
    }
  }
  return [...students]
    .map(([cause, hit]) => ({ cause, students: hit.size }))
    .sort((a, b) => b.students - a.students || (a.cause < b.cause ? -1 : 1));
}
