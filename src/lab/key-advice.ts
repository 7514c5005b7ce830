import { labFile } from './schema.ts';
import { ITEMS } from './script-schema.ts';
import { nearest } from './suggest.ts';

/** The one of the missing keys that a misspelled or renamed key stands for; null for none. */
export function meaningOf(key: string, missing: readonly string[]): string | null {
  const renamed = Object.hasOwn(RENAMED, key) ? RENAMED[key] : undefined;
  return missing.find((name) => renamed?.includes(`"${name}`)) ?? nearest(key, missing);
}

/** Keys of version 0.1 with their new names. */
const RENAMED: Readonly<Record<string, string>> = {
  wire: 'It is called "protocol" now.',
  like: 'A script is named in place of it now: write "script" and the name of the scenario.',
  for: 'It is called "for-each" now.',
  about: 'For the roles of a check it is called "subjects" now.',
};

/** Says what to do about a key that is unknown where it stands. */
export function adviceOn(key: string): string {
  const renamed = Object.hasOwn(RENAMED, key) ? RENAMED[key] : undefined;
  if (renamed !== undefined) return renamed;
  const near = nearest(key, KEYS);
  if (near === key) return 'It is known elsewhere, but not here: a line of a script does one thing.';
  return near ? `Did you mean "${near}"?` : 'Remove it, or look the key up in docs/lab.schema.json.';
}

/** Every key that may occur somewhere in a lab file. */
const KEYS = [
  ...Object.keys(labFile.shape),
  ...['count', 'listens', 'connects', 'joins', 'sends', 'args', 'env', 'files', 'relays', 'probes'],
  ...['for-each', 'cast', 'script'],
  ...Object.values(ITEMS).flatMap((one) => Object.keys(one.shape)),
  ...['id', 'title', 'guide', 'checks', 'grader', 'with', 'subjects'],
  ...['needs', 'points', 'hints', 'wall', 'move', 'cpu', 'output', 'en'],
];
