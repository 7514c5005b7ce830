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

/** Whether a new folder can be made: there is none of that name, or it is empty. */
export function isFree(folder: string): boolean {
  if (!existsSync(folder)) return true;
  return statSync(folder).isDirectory() && readdirSync(folder).length === 0;
}

/**
 * Writes a folder as a whole, or not at all: it is written beside its place, and moved there when it is complete.
 * @throws the file system's error where it cannot be written, or where something has been put in its place meanwhile
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

/**
 * Fills an empty folder without replacing it, since somebody's shell may be in it. @throws where it is not empty any
 * more
 */
function moveInto(place: string, whole: string): void {
  const [there] = readdirSync(place);
  if (there !== undefined) throw new Error(`expected an empty folder, found ${there} in ${place}`);
  for (const name of readdirSync(whole)) renameSync(join(whole, name), join(place, name));
}
