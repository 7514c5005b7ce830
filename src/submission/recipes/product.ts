import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { rethrowShortage } from '../../machine/shortage-code.ts';
import { plainName } from '../match-files.ts';
import { folderOf } from '../survey.ts';

/** What a compiled program is called: it lies beside its source, under a name that a student would not choose. */
export function productName(file: string): string {
  const folder = folderOf(file);
  const name = file.slice(folder === '' ? 0 : folder.length + 1);
  return `${folder === '' ? '' : `${folder}/`}.giliran-${name.replace(/\.[^.]*$/, '').replace(/[^\w.-]/g, '_')}`;
}

/** Where builds leave programs, below the folder that they are run in. */
const PLACES = ['', 'bin', 'build', 'build/bin', 'out', 'target/debug', 'target/release'];

/**
 * A program that the student's own build has made.
 * @param folder where it was built
 * @param names what it may be called, the likeliest first
 * @returns its path below the folder, with slashes; null where there is none
 */
export function findProduct(folder: string, names: readonly string[]): string | null {
  const made = PLACES.flatMap((place) =>
    namesIn(join(folder, place)).map((name) => (place === '' ? name : `${place}/${name}`)),
  ).filter((path) => isProgram(join(folder, path)));
  for (const name of names) {
    const found = made.find((path) => stemOf(path) === plainName(name));
    if (found !== undefined) return found;
  }
  return null;
}

/** `server`, `Server.out`, `server.exe`. */
function stemOf(path: string): string {
  return plainName(path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:out|exe|bin|elf)$/i, ''));
}

function isProgram(path: string): boolean {
  if (/\.(?:c|cc|cpp|cxx|h|hpp|o|a|so|d|sh|py|rs|go|java|txt|md)$/i.test(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch (error) {
    rethrowShortage(error);
    return false;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    rethrowShortage(error);
    return [];
  }
}
