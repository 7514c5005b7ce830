import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readSources, type Source } from '../../alike/sources.ts';
import { MessageError, message } from '../../model/message.ts';
import { writeAtomically } from '../kept/write-atomically.ts';

/**
 * Reads what all students were given to begin with.
 * @throws MessageError where there are no sources in it; the file system's error where it is no folder
 */
export function readStarter(folder: string): readonly Source[] {
  const sources = readSources(folder);
  if (sources.status === 'read') return sources.files;
  throw new MessageError(message('alike.bad-starter', { folder }));
}

/** Keeps it with a batch, in place of the one before; null forgets that. */
export function keepStarter(out: string, starter: readonly Source[] | null): void {
  if (starter === null) rmSync(starterFile(out), { force: true });
  else writeAtomically(starterFile(out), `${JSON.stringify(starter)}\n`);
}

/** What a batch keeps; nothing where it keeps none. */
export function keptStarter(out: string): readonly Source[] {
  if (!existsSync(starterFile(out))) return [];
  const starter: readonly Source[] = JSON.parse(readFileSync(starterFile(out), 'utf8'));
  return starter;
}

function starterFile(out: string): string {
  return join(out, 'class', 'starter.json');
}
