import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const PART = '.part';

/** What a file is called until it is whole; a process that is about to end may be at the same one. */
export function asideOf(file: string): string {
  return `${file}.${process.pid}${PART}`;
}

/** Writes a file beside its place and moves it there: a reader finds the old one or the new one, whole. */
export function writeAtomically(file: string, data: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(asideOf(file), data);
  renameSync(asideOf(file), file);
}

/** The same for what comes piece by piece, and is never held as a whole. */
export function writePiecesAside(file: string, pieces: Iterable<string>): void {
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(asideOf(file), 'w');
  try {
    for (const piece of pieces) writeFileSync(descriptor, piece);
  } finally {
    closeSync(descriptor);
  }
  renameSync(asideOf(file), file);
}

/** Removes what a giliran that was killed had only begun to write. */
export function sweepParts(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith(PART)) rmSync(join(folder, name), { force: true });
}
