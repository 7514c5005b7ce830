import type { z } from 'zod';
import { LabError, type LabMistake } from './lab-error.ts';
import { type LabFile, labFile } from './schema.ts';
import type { LabSource, Path } from './source.ts';
import { nearest } from './suggest.ts';

type Issue = z.core.$ZodIssue;

/**
 * Checks a value against the lab schema.
 * @param value the file's value, with what it extends filled in
 * @throws LabError with every mistake and its place
 */
export function checkFile(value: unknown, source: LabSource): LabFile {
  const result = labFile.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw new LabError(result.error.issues.flatMap((issue) => mistakesOf(issue, [], source)));
}

function mistakesOf(issue: Issue, base: Path, source: LabSource): LabMistake[] {
  const path = [...base, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      return {
        code: 'unknown-key',
        text: `Unknown key "${key}". ${adviceOn(key)}`,
        place: source.placeOfKey(path, key),
      };
    });
  }
  if (issue.code === 'invalid_union') {
    const branch = bestBranch(issue.errors);
    if (branch.length > 0) return branch.flatMap((inner) => mistakesOf(inner, path, source));
  }
  return [{ code: issue.code, text: textOf(issue, path), place: source.placeOf(path) }];
}

/** Keys of version 0.1 that are called otherwise now. */
const RENAMED: Readonly<Record<string, string>> = {
  wire: 'It is called "protocol" now.',
  like: 'A script is named in place of it now: "script: NAME".',
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

/** The branch of a union that was most likely meant: the one whose own keys are there. */
function bestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const weight = (issues: readonly Issue[]): number =>
    issues.reduce(
      (sum, issue) =>
        sum +
        (issue.code === 'invalid_type' && issue.path.length === 1
          ? 10
          : issue.path.length === 0 && issue.code === 'invalid_type'
            ? 20
            : 1),
      0,
    );
  return branches.reduce<readonly Issue[]>(
    (best, branch) => (best.length === 0 || weight(branch) < weight(best) ? branch : best),
    [],
  );
}

function textOf(issue: Issue, path: Path): string {
  const where = path.length === 0 ? 'The file' : `"${path.join('.')}"`;
  if (issue.code === 'invalid_type') {
    const missing = issue.input === undefined;
    return missing
      ? `${where} is missing: expected ${issue.expected}.`
      : `${where} must be ${issue.expected}.`;
  }
  if (issue.code === 'invalid_value')
    return `${where} must be one of ${issue.values.map((v) => `"${String(v)}"`).join(', ')}.`;
  return `${where}: ${issue.message}.`;
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
