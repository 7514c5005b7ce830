import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { removeFolder } from '../../machine/remove-folder.ts';
import type { NewFile } from './order.ts';

/** Whether nothing stands in the way of a new folder: there is none, or an empty one. */
export function isFree(folder: string): boolean {
  if (!existsSync(folder)) return true;
  return statSync(folder).isDirectory() && readdirSync(folder).length === 0;
}

/**
 * Writes a folder as a whole, or not at all: it is made beside its place and moved there when everything is written.
 * @throws the file system's error where it cannot be written, or something has come into its place meanwhile
 */
export function writeFolder(folder: string, files: readonly NewFile[]): void {
  const place = resolve(folder);
  mkdirSync(dirname(place), { recursive: true });
  const beside = mkdtempSync(join(dirname(place), '.giliran-new-'));
  try {
    const whole = join(beside, 'lab');
    mkdirSync(whole);
    for (const { path, text } of files) {
      const file = join(whole, ...path.split('/'));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { flag: 'wx' });
    }
    if (!existsSync(place)) renameSync(whole, place);
    else moveInto(place, whole);
  } finally {
    removeFolder(beside);
  }
}

/** An empty folder stays the one that it is: somebody may stand in it. @throws where it is not empty any more */
function moveInto(place: string, whole: string): void {
  const [there] = readdirSync(place);
  if (there !== undefined) throw new Error(`expected an empty folder, found ${there} in ${place}`);
  for (const name of readdirSync(whole)) renameSync(join(whole, name), join(place, name));
}
