import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { rethrowShortage } from '../machine/shortage-code.ts';
import { listFolder } from './folder.ts';

/** Timers that a blocked call does not show in `/proc`, as C and Python, Rust and C# write them. */
const HIDDEN =
  /\b(?:SO_RCVTIMEO|SO_SNDTIMEO|setitimer|signal\.alarm|u?alarm\s*\(|set_(?:read|write)_timeout|(?:Receive|Send)Timeout\b)/;

const LARGEST = 1_000_000;

/** How deep packages and source folders are looked into. */
const DEEPEST = 4;

/** Whether a submission's sources set such timers: then a blocked call may come back by itself. */
export function setsHiddenTimers(folder: string, depth = 0): boolean {
  const { files, folders } = listFolder(folder);
  return (
    files.some((name) => hasHiddenTimer(join(folder, name))) ||
    (depth < DEEPEST && folders.some((name) => setsHiddenTimers(join(folder, name), depth + 1)))
  );
}

function hasHiddenTimer(file: string): boolean {
  if (/\.[cm]?[jt]s$/.test(file)) return false;
  try {
    return statSync(file).size <= LARGEST && HIDDEN.test(readFileSync(file, 'latin1'));
  } catch (error) {
    rethrowShortage(error);
    // A file that cannot be read is no reason not to grade the others.
    return false;
  }
}
