import { lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { rethrowShortage } from '../machine/shortage-code.ts';
import { isJunk } from './junk.ts';

/** How many single folders around everything are unwrapped. */
const DEEPEST_WRAP = 4;

/** Files and folders of a folder, junk left out, names in order. */
export function listFolder(folder: string): {
  readonly files: readonly string[];
  readonly folders: readonly string[];
} {
  const files: string[] = [];
  const folders: string[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (isJunk(name)) continue;
    const path = join(folder, name);
    const stat = statOf(path);
    if (stat?.isFile()) files.push(name);
    // A linked folder holds what is not part of the hand-in.
    else if (stat?.isDirectory() && !lstatSync(path).isSymbolicLink()) folders.push(name);
  }
  return { files, folders };
}

/** A link that leads nowhere, or round in circles, is passed over. */
function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch (error) {
    rethrowShortage(error);
    return null;
  }
}

/**
 * The folder that really holds the programs: a folder with nothing in it but one folder is stepped into, and one
 * that is named after the lab.
 */
export function unwrapFolder(
  folder: string,
  lab: string,
  looksRight: (files: readonly string[], folder: string) => boolean,
): string {
  let current = folder;
  for (let depth = 0; depth < DEEPEST_WRAP; depth++) {
    const { files, folders } = listFolder(current);
    if (looksRight(files, current)) return current;
    const next =
      folders.find((name) => basename(name) === lab) ?? (folders.length === 1 ? folders[0] : undefined);
    if (next === undefined) return current;
    current = join(current, next);
  }
  return current;
}
