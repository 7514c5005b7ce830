import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listFolder } from './folder.ts';

/** Timers that a blocked call does not show in `/proc`. */
const HIDDEN = /\b(?:SO_RCVTIMEO|SO_SNDTIMEO|setitimer|signal\.alarm|u?alarm\s*\()/;

const LARGEST = 1_000_000;

/** Whether a submission's sources set such timers: then a blocked call may come back by itself. */
export function setsHiddenTimers(folder: string): boolean {
  return listFolder(folder).files.some((name) => {
    const file = join(folder, name);
    return (
      !/\.[cm]?[jt]s$/.test(name) &&
      statSync(file).size <= LARGEST &&
      HIDDEN.test(readFileSync(file, 'latin1'))
    );
  });
}
