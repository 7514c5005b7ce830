import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listFolder } from './folder.ts';

/**
 * How a program finds out for how long its process has been there: node's clocks that begin with it, and the
 * system's.
 */
const WAYS =
  /\b(?:uptime|performance|perf_hooks|timeOrigin|timeStamp|etimes?|lstart|starttime|trace_events)\b|\/proc\b/;

const LARGEST = 1_000_000;

/** How deep source folders are looked into. */
const DEEPEST = 4;

/**
 * Whether anything in JavaScript or TypeScript in a folder looks at how old its process is. It only keeps programs from
 * being booted ahead: where it errs on the side of yes, they are started in their turn.
 */
export function looksAtItsAge(folder: string, depth = 0): boolean {
  const { files, folders } = listFolder(folder);
  return (
    files.some((name) => looks(join(folder, name))) ||
    (depth < DEEPEST && folders.some((name) => looksAtItsAge(join(folder, name), depth + 1)))
  );
}

function looks(file: string): boolean {
  if (!/\.[cm]?[jt]sx?$/i.test(file)) return false;
  try {
    return statSync(file).size > LARGEST || WAYS.test(readFileSync(file, 'latin1'));
  } catch {
    // A file that cannot be read cannot be run either.
    return false;
  }
}
