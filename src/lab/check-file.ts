import { textOf } from './issue-text.ts';
import { adviceOn, meaningOf } from './key-advice.ts';
import type { LabMistake } from './lab-error.ts';
import { isRecord } from './layers.ts';
import { leaveOut, withRemovals } from './left-out.ts';
import { type LabFile, labFile } from './schema.ts';
import { type Issue, inner, isMissing, pathOf } from './schema-issue.ts';
import { ITEMS } from './script-schema.ts';
import type { LabSource, Path } from './source.ts';

/** What a file comes to when it is held against the schema. */
export interface Shape {
  /** The file without the parts that do not fit the schema; null where what is left is no lab any more. */
  readonly file: LabFile | null;
  readonly mistakes: readonly LabMistake[];
  /** The source, which is asked by paths in what is left. */
  readonly source: LabSource;
  /** Names in the parts that were left out: whoever refers to one of these makes no mistake. */
  readonly lost: ReadonlySet<string>;
}

/**
 * Checks a value against the lab schema.
 * @param value the file's value, with what it extends filled in
 */
export function checkFile(value: unknown, source: LabSource): Shape {
  const first = labFile.safeParse(value, { reportInput: true });
  if (first.success) return { file: first.data, mistakes: [], source, lost: new Set() };
  const mistakes = mistakesOfShape(first.error.issues, source);
  const lost = new Set<string>();
  const removals: Path[] = [];
  const left = withRemovals(source, removals);
  let rest = value;
  let { error } = first;
  // Each round leaves out at least one part, so this ends.
  for (;;) {
    const without = error.issues.reduceRight(
      (value, issue) => leaveOut(value, issue, { lost, removals }),
      rest,
    );
    if (without === rest) return { file: null, mistakes, source: left, lost };
    rest = without;
    const next = labFile.safeParse(rest, { reportInput: true });
    if (next.success) return { file: next.data, mistakes, source: left, lost };
    error = next.error;
  }
}

/**
 * What does not fit the schema, in an instructor's words, each mistake once.
 * @param advise says what to do about a key that is unknown where it stands
 */
export function mistakesOfShape(
  issues: readonly Issue[],
  source: LabSource,
  advise: (key: string) => string = adviceOn,
): readonly LabMistake[] {
  return withoutRepeats(byMap(issues).flatMap((issue) => mistakesOf(issue, [], { source, advise })));
}

/** What it takes to describe mistakes. */
interface Telling {
  readonly source: LabSource;
  readonly advise: (key: string) => string;
}

function withoutRepeats(mistakes: readonly LabMistake[]): readonly LabMistake[] {
  const isSame = (a: LabMistake, b: LabMistake): boolean =>
    a.text === b.text && a.place.line === b.place.line && a.place.column === b.place.column;
  return mistakes.filter((mistake, index) => mistakes.findIndex((other) => isSame(other, mistake)) === index);
}

function mistakesOf(issue: Issue, base: Path, telling: Telling): LabMistake[] {
  const { source, advise } = telling;
  const path = pathOf(issue, base);
  if (issue.code === 'unrecognized_keys') {
    const inner = insideItem(issue, path, source);
    if (inner.length > 0) return inner.flatMap((one) => mistakesOf(one, path, telling));
    // A key of several lines is no real key: YAML makes it from a slip that is reported already.
    return issue.keys
      .filter((key) => !key.includes('\n'))
      .map((key) => {
        return {
          code: 'unknown-key',
          text: `Unknown key "${key}". ${advise(key)}`,
          place: source.placeOfKey(path, key),
        };
      });
  }
  if (issue.code === 'invalid_union' && !isMissing(issue)) {
    const branch = bestBranch(issue.errors.map((issues) => issues.map((one) => withInput(one, issue.input))));
    if (branch.length > 0) return meant(branch).flatMap((inner) => mistakesOf(inner, path, telling));
  }
  const code = isMissing(issue) ? 'missing' : issue.code;
  return [{ code, text: textOf(issue, path), place: source.placeOf(path) }];
}

/** All issues, without those about a missing key that is there misspelled, in the same map. */
function byMap(issues: readonly Issue[]): readonly Issue[] {
  const mapOf = (issue: Issue): string =>
    JSON.stringify(isMissing(issue) ? issue.path.slice(0, -1) : issue.path);
  return issues.filter((issue) =>
    meant(issues.filter((other) => mapOf(other) === mapOf(issue))).includes(issue),
  );
}

/**
 * Where a line of a script has exactly one key that says what it does: what is wrong with it as such a line. The schema
 * reports it as a line without that key.
 */
function insideItem(issue: Issue, path: Path, source: LabSource): readonly Issue[] {
  const value = path.reduce<unknown>(inner, source.value);
  if (issue.code !== 'unrecognized_keys' || !isRecord(value)) return [];
  const kinds = Object.entries(ITEMS).filter(([key]) => Object.hasOwn(value, key));
  const [kind] = kinds;
  if (!kind || kinds.length > 1 || !issue.keys.includes(kind[0])) return [];
  return kind[1].safeParse(value, { reportInput: true }).error?.issues ?? [];
}

/** Issues without those about a missing key that is there misspelled. */
function meant(issues: readonly Issue[]): readonly Issue[] {
  const missing = issues.filter(isMissing).map((issue) => String(issue.path.at(-1)));
  const misspelled = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => meaningOf(key, missing)) : [],
  );
  return issues.filter((issue) => !isMissing(issue) || !misspelled.includes(String(issue.path.at(-1))));
}

/**
 * An issue of a union's branch with the value that it is about, which the schema gives for the union as a whole only.
 */
function withInput(issue: Issue, whole: unknown): Issue {
  const input = issue.path
    .map((key) => (typeof key === 'symbol' ? String(key) : key))
    .reduce<unknown>(inner, whole);
  if (issue.code === 'unrecognized_keys') return issue;
  const about: Issue = { ...issue };
  return Object.defineProperty(about, 'input', { value: input, enumerable: true });
}

/** The branch of a union that was most likely meant: the one whose own keys are there, or nearly there. */
function bestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const weight = (issues: readonly Issue[]): number =>
    meant(issues).reduce((sum, issue) => sum + weightOf(issue), 0);
  return branches.reduce<readonly Issue[]>(
    (best, branch) => (best.length === 0 || weight(branch) < weight(best) ? branch : best),
    [],
  );
}

function weightOf(issue: Issue): number {
  if (isMissing(issue)) return 10;
  if (issue.code === 'unrecognized_keys') return 5 * issue.keys.length;
  return issue.code === 'invalid_type' && issue.path.length === 0 ? 20 : 1;
}
