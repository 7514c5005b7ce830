import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../../model/lab.ts';
import { listFolder } from '../../submission/folder.ts';

/** What tells one state of a lab from another, in hexadecimal; the same on every machine. */
export interface LabDigest {
  /** Everything that a result shows. */
  readonly lab: string;
  /** What is played: roles, scenarios, limits and reference programs. */
  readonly scenes: string;
}

export function labDigest(lab: Lab): LabDigest {
  const reference = lab.reference === null ? null : folderDigest(lab.reference);
  const { roles, scenarios, limits } = lab;
  // What a lab need not catch (`free`) changes nothing for those who are graded.
  const { free: _, ...shown } = lab;
  return {
    lab: hash(JSON.stringify({ ...shown, reference })),
    scenes: hash(JSON.stringify({ id: lab.id, roles, scenarios, limits, reference })),
  };
}

/** Of the files that lie in a folder; null where there is none. */
function folderDigest(folder: string): string | null {
  if (!existsSync(folder)) return null;
  const files = [...listFolder(folder).files].sort();
  return hash(files.map((file) => `${file}\0${hash(readFileSync(join(folder, file)))}\n`).join(''));
}

function hash(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
