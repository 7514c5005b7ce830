import { legible } from '../../diagram/legible.ts';
import { markOf, roundPoints } from '../../gradebook/mark.ts';
import { sortResults } from '../../gradebook/student-marks.ts';
import type { Student, StudentResult } from '../../model/batch.ts';
import type { KeptCause } from '../../model/cause.ts';
import type { KeptCheck } from '../../model/result.ts';
import { CauseList } from '../../pages/class/pack-causes.ts';
import type { CacheKey } from '../cache-key/cache-key.ts';
import { jobId } from '../job/job.ts';

/** What differs between two gradings of one student and lab. */
const DIFFERENCES = [
  'person',
  'files',
  'version',
  'scenes',
  'lab',
  'tool',
  'map',
  'seed',
  'options',
] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** One side of a comparison. */
export interface ComparedBatch {
  readonly results: readonly StudentResult[];
  /** What a result rests on; null where that is not known. */
  readonly cacheKeyOf: (result: StudentResult) => CacheKey | null;
}

/** How a check came out on one side. */
export type CheckSide = Pick<KeptCheck, 'status' | 'score' | 'maxScore' | 'cause' | 'message'> & {
  /** In order. */
  readonly blame: readonly string[];
};

/** A check that did not come out the same; null where there is no such check. */
export interface CheckChange {
  readonly id: string;
  readonly old: CheckSide | null;
  readonly now: CheckSide | null;
}

/** The mark that counts on one side, in points. */
export interface MarkSide {
  /** Null where it is withheld, or nothing was graded. */
  readonly score: number | null;
  readonly maxScore: number | null;
}

/** A result that is another one now. */
export interface Change {
  readonly student: Student;
  readonly lab: string;
  readonly old: MarkSide;
  readonly now: MarkSide;
  /** Whether the mark that counts is another one. */
  readonly moved: boolean;
  readonly checks: readonly CheckChange[];
  /** Causes that are there now, and those that are gone, in order. */
  readonly came: readonly KeptCause[];
  readonly went: readonly KeptCause[];
  /** Why, as far as anything differs; empty where nothing does. */
  readonly because: readonly Difference[];
}

/** A student's result that one side alone has. */
export interface Lone {
  readonly student: Student;
  readonly lab: string;
}

/** How many students a cause has hit since, or hits no more. */
export interface CauseMove {
  readonly cause: KeptCause;
  /** The message that it was given with most often, in both batches; empty where it had none. */
  readonly example: string;
  readonly came: number;
  readonly went: number;
}

export interface Comparison {
  /** By student, then lab. */
  readonly changes: readonly Change[];
  /** Results that are the same on both sides. */
  readonly same: number;
  readonly onlyOld: readonly Lone[];
  readonly onlyNow: readonly Lone[];
  /** The most frequent first. */
  readonly causes: readonly CauseMove[];
}

/** What has become of marks and causes from one batch to another, student by student and lab by lab. */
export function compareBatches(old: ComparedBatch, now: ComparedBatch): Comparison {
  const before = byJob(old.results);
  const after = byJob(now.results);
  const words = new CauseList();
  const both = sortResults(now.results).flatMap((result) => {
    const earlier = before.get(idOf(result));
    return earlier === undefined ? [] : [changeOf(earlier, result, { old, now, words })];
  });
  const changes = both.filter(({ moved, checks }) => moved || checks.length > 0);
  return {
    changes,
    same: both.length - changes.length,
    onlyOld: lone(old.results, after),
    onlyNow: lone(now.results, before),
    causes: causeMoves(changes, words),
  };
}

function byJob(results: readonly StudentResult[]): ReadonlyMap<string, StudentResult> {
  return new Map(results.map((result) => [idOf(result), result]));
}

function idOf({ student, lab }: StudentResult): string {
  return jobId(student.key, lab);
}

function lone(
  results: readonly StudentResult[],
  others: ReadonlyMap<string, StudentResult>,
): readonly Lone[] {
  return sortResults(results)
    .filter((result) => !others.has(idOf(result)))
    .map(({ student, lab }) => ({ student, lab }));
}

function changeOf(
  earlier: StudentResult,
  later: StudentResult,
  {
    old,
    now,
    words,
  }: { readonly old: ComparedBatch; readonly now: ComparedBatch; readonly words: CauseList },
): Change {
  // A document at a time is held.
  const before = { mark: sideOf(earlier), checks: checkSides(earlier, words) };
  const after = { mark: sideOf(later), checks: checkSides(later, words) };
  const [causesBefore, causesAfter] = [before, after].map(({ checks }) => causesOf(checks));
  return {
    student: later.student,
    lab: later.lab,
    old: before.mark,
    now: after.mark,
    moved: before.mark.score !== after.mark.score || before.mark.maxScore !== after.mark.maxScore,
    checks: checkChanges(before.checks, after.checks),
    came: without(causesAfter, causesBefore),
    went: without(causesBefore, causesAfter),
    because: differences(earlier, later, old.cacheKeyOf(earlier), now.cacheKeyOf(later)),
  };
}

function sideOf(result: StudentResult): MarkSide {
  const { score, maxScore } = markOf(result);
  return { score: round(score), maxScore: round(maxScore) };
}

function round(points: number | null): number | null {
  return points === null ? null : roundPoints(points);
}

/** @param words takes the message of each cause */
function checkSides(result: StudentResult, words: CauseList): ReadonlyMap<string, CheckSide> {
  const checks = result.status === 'graded' ? result.document.checks : [];
  for (const { cause, message } of checks) if (cause !== null) words.add(cause, message);
  return new Map(
    checks.map(({ id, status, score, maxScore, cause, message, blame }) => [
      id,
      {
        ...{ status, score: roundPoints(score), maxScore: roundPoints(maxScore), cause, message },
        blame: [...blame].sort(),
      },
    ]),
  );
}

function checkChanges(
  old: ReadonlyMap<string, CheckSide>,
  now: ReadonlyMap<string, CheckSide>,
): readonly CheckChange[] {
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id): CheckChange[] => {
    const [before, after] = [old.get(id) ?? null, now.get(id) ?? null];
    return outcome(before) === outcome(after) ? [] : [{ id, old: before, now: after }];
  });
}

/** A side without its message, which quotes texts that are made up for each run. */
function outcome(side: CheckSide | null): string {
  return JSON.stringify(side === null ? null : { ...side, message: null });
}

function causesOf(checks: ReadonlyMap<string, CheckSide>): readonly KeptCause[] {
  return [...new Set([...checks.values()].flatMap(({ cause }) => cause ?? []))].sort();
}

function without(some: readonly KeptCause[] = [], others: readonly KeptCause[] = []): readonly KeptCause[] {
  return some.filter((one) => !others.includes(one));
}

function differences(
  earlier: StudentResult,
  later: StudentResult,
  old: CacheKey | null,
  now: CacheKey | null,
): readonly Difference[] {
  const found = new Set<Difference>();
  if (JSON.stringify(earlier.override?.score ?? null) !== JSON.stringify(later.override?.score ?? null))
    found.add('person');
  if (old !== null && now !== null) {
    if (old.digest !== now.digest) found.add('files');
    else if (old.folder !== now.folder) found.add('version');
    if (old.scenes !== now.scenes) found.add('scenes');
    else if (old.lab !== now.lab) found.add('lab');
    if (old.tool !== now.tool) found.add('tool');
    if (sorted(old.map) !== sorted(now.map)) found.add('map');
    // Other files have other seeds by themselves.
    if (old.digest === now.digest && `${old.seeds}` !== `${now.seeds}`) found.add('seed');
    if (old.substitution !== now.substitution || old.isolation !== now.isolation) found.add('options');
  }
  return DIFFERENCES.filter((one) => found.has(one));
}

function sorted(map: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function causeMoves(changes: readonly Change[], words: CauseList): readonly CauseMove[] {
  const examples = new Map(words.data().map(({ id, example }) => [id, example]));
  const count = (which: 'came' | 'went', cause: KeptCause): number =>
    new Set(changes.filter((change) => change[which].includes(cause)).map(({ student }) => student.key)).size;
  const causes = [...new Set(changes.flatMap(({ came, went }) => [...came, ...went]))];
  return causes
    .map((cause) => {
      const example = examples.get(legible(cause)) ?? '';
      return { cause, example, came: count('came', cause), went: count('went', cause) };
    })
    .sort((a, b) => b.came + b.went - (a.came + a.went) || (a.cause < b.cause ? -1 : 1));
}
