import { markOf, type Outcome, outcomeOf } from '../../gradebook/mark.ts';
import { hasPassed, showPassMark } from '../../gradebook/pass.ts';
import { sortResults } from '../../gradebook/student-marks.ts';
import type { Student, StudentResult } from '../../model/batch.ts';
import type { Message } from '../../model/message.ts';
import { CauseList } from '../../pages/class/pack-causes.ts';

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

/** What went wrong, and for how many. */
export interface HitCause {
  readonly cause: string;
  /** The sentence in which it was told most often, as the page of the class has it; empty where there is none. */
  readonly example: string;
  readonly students: number;
}

/** A batch in a few numbers. */
export interface Summary {
  readonly results: number;
  /** What the programs did, whatever mark a person has set. */
  readonly pass: number;
  readonly fail: number;
  readonly inconclusive: number;
  readonly unstable: number;
  readonly ungraded: number;
  /** Marks that a person has set; they are counted above, too. */
  readonly overridden: number;
  /** What the programs did, of students whose mark a person has set. */
  readonly overriddenOf: Readonly<Record<Outcome, number>>;
  /** Of those with a mark: null where there is none. */
  readonly labs: readonly {
    readonly lab: string;
    readonly marks: number;
    readonly mean: number | null;
    readonly maxScore: number | null;
    /** How many have passed, of how many that is known; null where there is no pass mark. */
    readonly pass: { readonly mark: string; readonly passed: number; readonly of: number } | null;
  }[];
  /** What went wrong for most students, the most frequent first. */
  readonly causes: readonly HitCause[];
  /** The least certain first; marks that a person has set need no look any more. */
  readonly attention: readonly Attention[];
  /** Hand-ins of which there is something to know, whatever their mark. */
  readonly noted: readonly Noted[];
  /** Results of hand-ins that were late, and of how many of those it is not known how late. */
  readonly late: { readonly count: number; readonly open: number };
}

/** What there is to know of a hand-in. */
export interface Noted {
  readonly student: Student;
  readonly lab: string;
  readonly remarks: readonly Message[];
}

const ORDER: readonly Attention['because'][] = ['ungraded', 'unstable', 'inconclusive'];

/** @param unstableOf ids of the checks of a result that did not come out the same every time */
export function summarize(
  results: readonly StudentResult[],
  unstableOf: (result: StudentResult) => readonly string[],
): Summary {
  const sorted = sortResults(results);
  const set = sorted.filter(({ override }) => override !== null);
  const attention = sorted.flatMap((result) => attentionTo(result, unstableOf(result)));
  return {
    results: sorted.length,
    ...countOutcomes(sorted),
    unstable: sorted.filter((result) => unstableOf(result).length > 0).length,
    overridden: set.length,
    overriddenOf: countOutcomes(set),
    labs: [...new Set(sorted.map(({ lab }) => lab))].sort().map((lab) => labLine(lab, sorted)),
    causes: causesOf(sorted),
    attention: ORDER.flatMap((because) => attention.filter((one) => one.because === because)),
    late: {
      count: sorted.filter(({ late }) => late).length,
      open: sorted.filter(({ late }) => late?.ms === null).length,
    },
    noted: sorted.flatMap(({ student, lab, remarks = [] }) =>
      remarks.length === 0 ? [] : [{ student, lab, remarks }],
    ),
  };
}

function countOutcomes(results: readonly StudentResult[]): Readonly<Record<Outcome, number>> {
  const counts = { pass: 0, fail: 0, inconclusive: 0, ungraded: 0 };
  for (const result of results) counts[outcomeOf(result)]++;
  return counts;
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
  const ofLab = results.filter((result) => result.lab === lab);
  const own = ofLab.map((result) => markOf(result));
  const scores = own.flatMap(({ score }) => (score === null ? [] : [score]));
  const sum = scores.reduce((total, score) => total + score, 0);
  return {
    lab,
    marks: scores.length,
    mean: scores.length === 0 ? null : sum / scores.length,
    maxScore: own.find(({ maxScore }) => maxScore !== null)?.maxScore ?? null,
    pass: passLine(ofLab),
  };
}

function passLine(results: readonly StudentResult[]): Summary['labs'][number]['pass'] {
  const mark = results.find(({ pass }) => pass)?.pass;
  if (!mark) return null;
  const known = results.map((result) => hasPassed(result)).filter((passed) => passed !== null);
  return { mark: showPassMark(mark), passed: known.filter((passed) => passed).length, of: known.length };
}

function causesOf(results: readonly StudentResult[]): readonly HitCause[] {
  const causes = new CauseList();
  const students = new Map<number, Set<string>>();
  for (const result of results) {
    if (result.status === 'ungraded') continue;
    for (const { status, cause, message } of result.document.checks) {
      if (status !== 'fail' || cause === null) continue;
      const place = causes.add(cause, message);
      students.set(place, (students.get(place) ?? new Set<string>()).add(result.student.key));
    }
  }
  return causes
    .data()
    .map(({ id, example }, place) => ({ cause: id, example, students: students.get(place)?.size ?? 0 }))
    .sort((a, b) => b.students - a.students || (a.cause < b.cause ? -1 : 1));
}
