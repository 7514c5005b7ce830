import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../../model/lab.ts';
import { matchRole } from '../../submission/match-files.ts';
import type { Starter } from './starters.ts';

/** What has become of the starters. */
export interface LaidOut {
  readonly written: readonly Starter[];
  /** Files that are there already, each for a kind of roles that has got none. */
  readonly kept: readonly string[];
}

/**
 * Lays starters out in a folder, which is made where it is not there. Nothing that is there is touched: a kind that has a
 * program, in whatever language, gets no other.
 * @throws the file system's error where something cannot be written; what was written before stays
 */
export function layOut(folder: string, lab: Lab, starters: readonly Starter[]): LaidOut {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder);
  const written: Starter[] = [];
  const kept: string[] = [];
  for (const starter of starters) {
    const own = [...programsOf(lab, starter.kind, names), ...names.filter((name) => name === starter.name)];
    if (own.length > 0) kept.push(...new Set(own));
    else {
      writeFileSync(join(folder, starter.name), starter.text, { flag: 'wx' });
      written.push(starter);
    }
  }
  return { written, kept };
}

/** Files that play roles of a kind, or may be meant to. */
function programsOf(lab: Lab, kind: string, names: readonly string[]): readonly string[] {
  const roles = lab.roles.filter((role) => role.kind.name === kind);
  return roles.flatMap((role) => {
    const match = matchRole(role, names);
    if (match.kind === 'one') return [match.file];
    return match.kind === 'several' ? match.files : match.near;
  });
}
