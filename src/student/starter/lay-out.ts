import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../../model/lab.ts';
import { OwnFiles } from '../own-files.ts';
import type { Starter } from './starters.ts';

/** What was done with the starters. */
export interface LaidOut {
  readonly written: readonly Starter[];
  /** Files that were there already, for the kinds that got no starter. */
  readonly kept: readonly string[];
}

/**
 * Writes starters into a folder, which is made where it does not exist. Nothing that exists is changed: a kind of role
 * that has a program, in whatever language, gets no starter.
 * @throws the file system's error where something cannot be written; what was written before stays
 */
export function layOut(folder: string, lab: Lab, starters: readonly Starter[]): LaidOut {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder);
  const own = new OwnFiles(folder, lab);
  const written: Starter[] = [];
  const kept: string[] = [];
  for (const starter of starters) {
    const roles = lab.roles.filter((role) => role.kind.name === starter.kind);
    const there = [
      ...roles.flatMap((role) => own.begunFor(role)),
      ...names.filter((name) => name === starter.name),
    ];
    if (there.length > 0) kept.push(...there);
    else {
      writeFileSync(join(folder, starter.name), starter.text, { flag: 'wx' });
      written.push(starter);
    }
  }
  return { written, kept: [...new Set(kept)] };
}
