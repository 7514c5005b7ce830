import type { z } from 'zod';
import type { LabMistake } from './lab-error.ts';
import { isRecord } from './layers.ts';
import { ITEMS, type LabFile, labFile } from './schema.ts';
import type { LabSource, Path } from './source.ts';
import { nearest } from './suggest.ts';

type Issue = z.core.$ZodIssue;

/** What a file's shape tells. */
export interface Shape {
  /** What is left of the file without what has another shape; null where that is no lab any more. */
  readonly file: LabFile | null;
  readonly mistakes: readonly LabMistake[];
  /** The source, by the places that what is left has in the file. */
  readonly source: LabSource;
  /** Names that stood in what was left out: that nobody can look them up is no mistake of theirs. */
  readonly lost: ReadonlySet<string>;
}

/**
 * Checks a value against the lab schema.
 * @param value the file's value, with what it extends filled in
 */
export function checkFile(value: unknown, source: LabSource): Shape {
  const first = labFile.safeParse(value, { reportInput: true });
  if (first.success) return { file: first.data, mistakes: [], source, lost: new Set() };
  const mistakes = withoutRepeats(
    byMap(first.error.issues).flatMap((issue) => mistakesOf(issue, [], source)),
  );
  const lost = new Set<string>();
  const removals: Path[] = [];
  const left = withRemovals(source, removals);
  let rest = value;
  let { error } = first;
  // Each turn leaves out a part at least, so that it ends.
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

/** The value without what an issue is about: unknown keys, or else the nearest item of a list or entry of a map. */
function leaveOut(value: unknown, issue: Issue, out: LeftOut): unknown {
  const path = pathOf(issue, []);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.reduce((left, key) => without(left, [...path, key], out), value);
  // What is missing is mended by leaving out that which misses it.
  return without(value, isMissing(issue) ? path.slice(0, -1) : path, out);
}

/** What had to be left out of a file. */
interface LeftOut {
  readonly lost: Set<string>;
  /** Paths of what was taken out of lists, one after the other, each in the value as it was then. */
  readonly removals: Path[];
}

/** A copy without the value at a path, or the same value where there is none. */
function without(value: unknown, path: Path, out: LeftOut, at: Path = []): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const there = inner(value, key);
  if (Array.isArray(value)) {
    if (typeof key !== 'number' || !(key in value)) return value;
    if (rest.length === 0) {
      namesIn(there, out.lost);
      out.removals.push([...at, key]);
      return value.filter((_, index) => index !== key);
    }
    const next = without(there, rest, out, [...at, key]);
    return next === there ? value : value.map((item: unknown, index) => (index === key ? next : item));
  }
  if (!isRecord(value) || !Object.hasOwn(value, key)) return value;
  if (rest.length === 0) {
    out.lost.add(String(key));
    namesIn(there, out.lost);
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== String(key)));
  }
  const next = without(there, rest, out, [...at, key]);
  return next === there ? value : { ...value, [key]: next };
}

/** A source that is asked by paths in what is left of it. */
function withRemovals(source: LabSource, removals: readonly Path[]): LabSource {
  const original = (path: Path): Path =>
    removals.reduceRight<Path>((current, removal) => {
      const list = removal.slice(0, -1);
      const gone = Number(removal.at(-1));
      const index = current[list.length];
      const isBehind =
        list.every((key, at) => current[at] === key) && typeof index === 'number' && index >= gone;
      return isBehind ? current.map((key, at) => (at === list.length ? index + 1 : key)) : current;
    }, path);
  return {
    file: source.file,
    value: source.value,
    placeOf: (path) => source.placeOf(original(path)),
    placeOfKey: (path, key) => source.placeOfKey(original(path), key),
  };
}

/** Collects what may be a name in a value: keys and short texts. */
function namesIn(value: unknown, names: Set<string>): void {
  if (typeof value === 'string') names.add(value);
  else if (Array.isArray(value)) for (const item of value) namesIn(item, names);
  else if (isRecord(value))
    for (const [key, inner] of Object.entries(value)) {
      names.add(key);
      namesIn(inner, names);
    }
}

function withoutRepeats(mistakes: readonly LabMistake[]): readonly LabMistake[] {
  const isSame = (a: LabMistake, b: LabMistake): boolean =>
    a.text === b.text && a.place.line === b.place.line && a.place.column === b.place.column;
  return mistakes.filter((mistake, index) => mistakes.findIndex((other) => isSame(other, mistake)) === index);
}

function pathOf(issue: Issue, base: Path): Path {
  return [...base, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
}

function isMissing(issue: Issue): boolean {
  return (
    (issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_union') &&
    issue.input === undefined &&
    issue.path.length > 0
  );
}

function mistakesOf(issue: Issue, base: Path, source: LabSource): LabMistake[] {
  const path = pathOf(issue, base);
  if (issue.code === 'unrecognized_keys') {
    const inner = insideItem(issue, path, source);
    if (inner.length > 0) return inner.flatMap((one) => mistakesOf(one, path, source));
    // A key of several lines is none: it is what YAML makes of a slip that is told already.
    return issue.keys
      .filter((key) => !key.includes('\n'))
      .map((key) => {
        return {
          code: 'unknown-key',
          text: `Unknown key "${key}". ${adviceOn(key)}`,
          place: source.placeOfKey(path, key),
        };
      });
  }
  if (issue.code === 'invalid_union' && !isMissing(issue)) {
    const branch = bestBranch(issue.errors.map((issues) => issues.map((one) => withInput(one, issue.input))));
    if (branch.length > 0) return meant(branch).flatMap((inner) => mistakesOf(inner, path, source));
  }
  const code = isMissing(issue) ? 'missing' : issue.code;
  return [{ code, text: textOf(issue, path), place: source.placeOf(path) }];
}

/** All issues, without those of a key that is there, misspelled, in the same map. */
function byMap(issues: readonly Issue[]): readonly Issue[] {
  const mapOf = (issue: Issue): string =>
    JSON.stringify(isMissing(issue) ? issue.path.slice(0, -1) : issue.path);
  return issues.filter((issue) =>
    meant(issues.filter((other) => mapOf(other) === mapOf(issue))).includes(issue),
  );
}

/**
 * Where a line of a script has one key that says what it does, what is wrong with it as such a line: the schema takes
 * it for a line without that key.
 */
function insideItem(issue: Issue, path: Path, source: LabSource): readonly Issue[] {
  const value = path.reduce<unknown>(inner, source.value);
  if (issue.code !== 'unrecognized_keys' || !isRecord(value)) return [];
  const kinds = Object.entries(ITEMS).filter(([key]) => Object.hasOwn(value, key));
  const [kind] = kinds;
  if (!kind || kinds.length > 1 || !issue.keys.includes(kind[0])) return [];
  return kind[1].safeParse(value, { reportInput: true }).error?.issues ?? [];
}

/** Issues without those of a key that is there, misspelled. */
function meant(issues: readonly Issue[]): readonly Issue[] {
  const missing = issues.filter(isMissing).map((issue) => String(issue.path.at(-1)));
  const misspelled = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => meaningOf(key, missing)) : [],
  );
  return issues.filter((issue) => !isMissing(issue) || !misspelled.includes(String(issue.path.at(-1))));
}

/** The key that a misspelled or renamed one stands for, of those that are missing. */
function meaningOf(key: string, missing: readonly string[]): string | null {
  const renamed = Object.hasOwn(RENAMED, key) ? RENAMED[key] : undefined;
  return missing.find((name) => renamed?.includes(`"${name}`)) ?? nearest(key, missing);
}

/** Keys of version 0.1 that are called otherwise now. */
const RENAMED: Readonly<Record<string, string>> = {
  wire: 'It is called "protocol" now.',
  like: 'A script is named in place of it now: write "script" and the name of the scenario.',
  for: 'It is called "for-each" now.',
  about: 'For the roles of a check it is called "subjects" now.',
};

function adviceOn(key: string): string {
  const renamed = Object.hasOwn(RENAMED, key) ? RENAMED[key] : undefined;
  if (renamed !== undefined) return renamed;
  const near = nearest(key, KEYS);
  if (near === key) return 'It is known elsewhere, but not here: a line of a script does one thing.';
  return near ? `Did you mean "${near}"?` : 'Remove it, or look the key up in docs/lab.schema.json.';
}

/** An issue of a union's branch, with the value that it is about: the schema gives that for the whole alone. */
function withInput(issue: Issue, whole: unknown): Issue {
  const input = issue.path
    .map((key) => (typeof key === 'symbol' ? String(key) : key))
    .reduce<unknown>(inner, whole);
  if (issue.code === 'unrecognized_keys') return issue;
  const about: Issue = { ...issue };
  return Object.defineProperty(about, 'input', { value: input, enumerable: true });
}

/** The value of a map's key, or of a list's place. */
function inner(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined;
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The branch of a union that was most likely meant: the one whose own keys are there, or nearly. */
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

const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', id: 'Indonesian' };

/** Keys whose values are texts for people, in both languages. */
const BILINGUAL: readonly string[] = ['title', 'about', 'protocol', 'guide'];

function isBilingual(path: Path): boolean {
  const [list, last] = path.slice(-2);
  return BILINGUAL.includes(String(last)) || (list === 'hints' && typeof last === 'number');
}

/** Types in an instructor's words. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list ([…], or a line with "- " for each item)',
  object: 'a map (key: value)',
  record: 'a map (key: value)',
};

function textOf(issue: Issue, path: Path): string {
  const where = path.length === 0 ? 'The file' : `"${path.join('.')}"`;
  const language = LANGUAGES[String(path.at(-1))];
  if (isMissing(issue)) {
    if (language !== undefined && isBilingual(path.slice(0, -1)))
      return `"${path.slice(0, -1).join('.')}" has no text in ${language}: add ${path.at(-1)}: "…".`;
    const kind = issue.code === 'invalid_type' ? `: expected ${typeIn(issue.expected)}` : '';
    return `${where} is missing${isBilingual(path) ? ': expected the text in both languages, { en: "…", id: "…" }' : kind}.`;
  }
  if (issue.code === 'invalid_type') {
    if (isBilingual(path)) return `${where} must be in both languages: { en: "…", id: "…" }.`;
    const hint = issue.expected === 'string' ? ' (in quotes, where it looks like something else)' : '';
    return `${where} must be ${typeIn(issue.expected)}${hint}, not ${shown(issue.input)}.`;
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const near = nearest(String(issue.input), values);
    return `${where} must be ${values.length > 1 ? 'one of ' : ''}${values.map((value) => `"${value}"`).join(', ')}.${near ? ` Did you mean "${near}"?` : ''}`;
  }
  if (issue.code === 'too_small' && issue.origin === 'array') return `${where} must not be empty.`;
  if (issue.code === 'too_small' && issue.origin === 'string') return `${where} must not be empty.`;
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    const bound = issue.code === 'too_small' ? issue.minimum : issue.maximum;
    const limit = issue.code === 'too_small' ? (issue.inclusive ? 'at least' : 'more than') : 'at most';
    return `${where} must be ${limit} ${bound}, not ${shown(issue.input)}.`;
  }
  if (issue.code === 'invalid_key' || issue.code === 'invalid_format')
    return `${where} ${issue.code === 'invalid_key' ? 'must be lower-case letters, digits and hyphens, with a letter first' : issue.message}.`;
  return `${where}: ${issue.message}.`;
}

function typeIn(expected: string): string {
  return TYPES[expected] ?? expected;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a map';
  return typeof value === 'string' ? `"${value.slice(0, 40)}"` : String(value);
}

/** Every key that a lab file may hold somewhere. */
const KEYS = [
  ...Object.keys(labFile.shape),
  ...[
    'count',
    'listens',
    'connects',
    'joins',
    'sends',
    'for-each',
    'cast',
    'script',
    'start',
    'stop',
    'pause',
    'resume',
    'say',
  ],
  ...[
    'each',
    'repeat',
    'do',
    'part',
    'if',
    'text',
    'same',
    'early',
    'quick',
    'id',
    'title',
    'guide',
    'checks',
    'grader',
    'with',
    'subjects',
  ],
  ...['needs', 'points', 'hints', 'wall', 'move', 'cpu', 'output', 'en'],
];
