import { readFileSync } from 'node:fs';
import { rethrowShortage } from '../../machine/shortage-code.ts';

/** The parent's pid, where the parent is not in the run's process namespace. */
export const OUTSIDE = '0';

/** What `/proc/PID/stat` says; `fields` begins with the state, the third field of the file. */
export interface Stat {
  readonly state: string;
  readonly parent: string;
  readonly fields: readonly string[];
}

/** @throws the file system's error, where the process is gone */
export function readStat(folder: string): Stat {
  return parseStat(readFileSync(`${folder}/stat`, 'latin1'));
}

/** @param text what the file holds */
export function parseStat(text: string): Stat {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? 'X', parent: fields[1] ?? OUTSIDE, fields };
}

/** The role of a process by its environment; null where it has none, or none that can be read. */
export function readRole(folder: string): string | null {
  try {
    return /(?:^|\0)GILIRAN_ROLE=([^\0]*)/.exec(readFileSync(`${folder}/environ`, 'latin1'))?.[1] ?? null;
  } catch (error) {
    rethrowShortage(error);
    return null;
  }
}
