import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { nearest } from '../lab/suggest.ts';
import type { Role } from '../model/lab.ts';
import { MessageError, message } from '../model/message.ts';
import { isRunnable, RUNNABLE } from './languages.ts';

/** A file was said outright that cannot be used. */
class MapError extends MessageError {
  override readonly name = 'MapError';
}

/** A file that was said outright for a role. */
export interface MappedFile {
  /** As the folder lists it, with slashes. */
  readonly file: string;
  /** Whether it was said for all of a kind, so that each must be told its number. */
  readonly shared: boolean;
}

/** How many of a folder's files a message names. */
const MOST_NAMES = 8;

/** Whether a file lies in a folder, or below it. */
export function isBelow(folder: string, file: string): boolean {
  return existsSync(resolve(folder, file)) && !relative(folder, resolve(folder, file)).startsWith('..');
}

/**
 * What a file that was said outright is called in the folder of the programs: `./server.py`, a whole path, or one from
 * the folder around them.
 * @param root the folder that was handed in
 * @param home the folder of the programs, in `root`
 * @returns with slashes
 */
export function listedName(root: string, home: string, file: string): string {
  const whole = existsSync(resolve(home, file)) ? resolve(home, file) : resolve(root, file);
  const inHome = existsSync(whole) ? whole : resolve(home, file);
  return relative(home, inHome).split(sep).join('/');
}

/**
 * Sees that files which were said outright for roles can be used.
 * @param map role, or kind of roles, to file
 * @param listed all files of the submission
 * @throws MapError where one is not there, or is no program
 */
export function checkMap(map: ReadonlyMap<string, string>, listed: () => readonly string[]): void {
  for (const [role, file] of map) {
    const files = listed();
    if (!files.includes(file)) {
      const near = nearest(file, files);
      const advice =
        near === null
          ? message('advice.files', { names: files.slice(0, MOST_NAMES) })
          : message('advice.did-you-mean', { name: near });
      throw new MapError(message('use.map-no-file', { role, file, advice }));
    }
    if (!isRunnable(file))
      throw new MapError(message('use.map-no-program', { role, file, known: RUNNABLE.join(' ') }));
  }
}

/** @returns null where nothing was said for the role */
export function mappedFile(map: ReadonlyMap<string, string>, role: Role): MappedFile | null {
  const own = map.get(role.id);
  const file = own ?? (role.number === null ? undefined : map.get(role.kind.name));
  return file === undefined ? null : { file, shared: own === undefined };
}
