import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sources } from '../../alike/sources.ts';
import { writeAtomically } from '../kept/write-atomically.ts';

/** The sources that a student has handed in for a lab. They are kept with the batch: hand-ins themselves are not. */
export interface KeptSources {
  /** The digest of the whole hand-in, by which a result is known to be of it. */
  readonly submission: string;
  /** The group that has handed in together; null where it is one student's alone. */
  readonly group: string | null;
  readonly sources: Sources;
}

/** Keeps them in place of those before. */
export function keepSources(out: string, student: string, lab: string, kept: KeptSources): void {
  writeAtomically(sourcesFile(out, student, lab), `${JSON.stringify(kept)}\n`);
}

/** @returns null where none are kept, or they cannot be read: no other output is to be lost for that */
export function keptSources(out: string, student: string, lab: string): KeptSources | null {
  const file = sourcesFile(out, student, lab);
  if (!existsSync(file)) return null;
  try {
    const kept: KeptSources = JSON.parse(readFileSync(file, 'utf8'));
    return kept;
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) return null;
    throw error;
  }
}

function sourcesFile(out: string, student: string, lab: string): string {
  return join(out, 'class', 'sources', student, `${lab}.json`);
}
