import { relative, resolve } from 'node:path';
import { nearest } from '../lab/suggest.ts';
import type { Role } from '../model/lab.ts';
import { MessageError, message } from '../model/message.ts';
import { isRunnable, RUNNABLE } from './match-files.ts';

/** A file was said outright that cannot be used. */
class MapError extends MessageError {
  override readonly name = 'MapError';
}

/** A file that was said outright for a role. */
export interface MappedFile {
  /** As the folder lists it. */
  readonly file: string;
  /** Whether it was said for all of a kind, so that each must be told its number. */
  readonly shared: boolean;
}

/** How many of a folder's files a message names. */
const MOST_NAMES = 8;

/** `./server.py`, or a whole path, as a folder lists it. */
export function listedName(folder: string, file: string): string {
  return relative(folder, resolve(folder, file));
}

/**
 * Files for roles that were said outright.
 * @param map role, or kind of roles, to file
 * @param folder the submission's own
 * @param files what lies in it
 * @throws MapError where one is not there, or is no program
 */
export function checkMap(
  map: Readonly<Record<string, string>>,
  folder: string,
  files: readonly string[],
): void {
  for (const [role, file] of Object.entries(map)) {
    const name = listedName(folder, file);
    if (!files.includes(name)) {
      const near = nearest(name, files);
      const advice =
        near === null
          ? message('advice.files', { names: files.slice(0, MOST_NAMES) })
          : message('advice.did-you-mean', { name: near });
      throw new MapError(message('use.map-no-file', { role, file, advice }));
    }
    if (!isRunnable(name))
      throw new MapError(message('use.map-no-program', { role, file, known: RUNNABLE.join(' ') }));
  }
}

/** @returns null where nothing was said for the role */
export function mappedFile(
  map: Readonly<Record<string, string>>,
  folder: string,
  role: Role,
): MappedFile | null {
  const own = map[role.id];
  const file = own ?? (role.number === null ? undefined : map[role.kind.name]);
  return file === undefined ? null : { file: listedName(folder, file), shared: own === undefined };
}
