import type { GivenFile } from '../model/lab.ts';
import type { Mistakes } from './mistakes.ts';
import { whyNotRaw } from './raw-bytes.ts';
import type { RoleFile } from './role-schema.ts';
import type { Path } from './source.ts';
import { checkText, type TextScope } from './texts-with-values.ts';

/** Turns the files that a kind of role is given into their full form. */
export function expandFiles(files: NonNullable<RoleFile['files']>): Readonly<Record<string, GivenFile>> {
  return Object.fromEntries(
    Object.entries(files).map(([name, file]): [string, GivenFile] => [
      name,
      'text' in file ? { kind: 'text', text: file.text } : { kind: 'bytes', bytes: file.bytes },
    ]),
  );
}

/**
 * Reports what is wrong with the files that a kind of role is given.
 * @param path where they stand
 */
export function checkFiles(
  files: NonNullable<RoleFile['files']>,
  scope: TextScope,
  mistakes: Mistakes,
  path: Path,
): void {
  const names = Object.keys(files);
  for (const [index, name] of names.entries()) {
    const file = files[name];
    const before = names.slice(0, index);
    // Some file systems do not distinguish letters by case.
    const same = before.find((other) => other.toLowerCase() === name.toLowerCase());
    const around = names.find((other) => name.startsWith(`${other}/`));
    if (same !== undefined)
      mistakes.addAtKey(
        'file-name',
        `"${name}" and "${same}" are one file on machines that do not tell capital letters: call one otherwise.`,
        path,
        name,
      );
    if (around !== undefined)
      mistakes.addAtKey(
        'file-name',
        `"${name}" would lie in "${around}", which is a file: call one of them otherwise.`,
        path,
        name,
      );
    if (file === undefined || !('text' in file)) continue;
    const raw = whyNotRaw(file.text);
    if (raw !== null) mistakes.add('raw', raw, [...path, name, 'text']);
    checkText(file.text, scope, mistakes, [...path, name, 'text']);
  }
}
