import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { nearest } from '../lab/suggest.ts';
import { type Message, message } from '../model/message.ts';
import { UseError } from './io.ts';

/** The folder that somebody named, as an absolute path. @throws UseError where it is none, or cannot be read */
export function parseFolder(folder: string): string {
  const path = resolve(folder);
  if (!existsSync(path)) {
    const near = nearest(basename(path), namesIn(dirname(path)));
    const advice: Message =
      near === null
        ? message('advice.give-folder')
        : message('advice.did-you-mean', { name: join(dirname(folder), near) });
    throw new UseError(message('use.no-folder', { folder, advice }));
  }
  // A file that may not be run is no locked folder.
  if (!statSync(path).isDirectory()) throw new UseError(message('use.file-for-folder', { file: folder }));
  try {
    accessSync(path, constants.R_OK | constants.X_OK);
  } catch {
    throw new UseError(message('use.locked-folder', { folder }));
  }
  return path;
}

/** Names in a folder; none where it cannot be read. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
