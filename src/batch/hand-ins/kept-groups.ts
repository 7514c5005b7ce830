import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../kept/write-atomically.ts';
import { type Group, readGroups } from './groups.ts';

/** Keeps a table of groups with a batch, in place of the one before; null forgets it. */
export function keepGroups(out: string, table: Uint8Array | null): void {
  if (table === null) rmSync(groupsFile(out), { force: true });
  else writeAtomically(groupsFile(out), table);
}

/** The groups of a batch; none where it keeps no table. */
export function keptGroups(out: string): readonly Group[] {
  return existsSync(groupsFile(out)) ? readGroups(readFileSync(groupsFile(out))) : [];
}

function groupsFile(out: string): string {
  return join(out, 'class', 'groups.csv');
}
