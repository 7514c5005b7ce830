import { existsSync, readdirSync, statSync } from 'node:fs';
import { MessageError, message } from '../../model/message.ts';
import { journalFile } from '../journal/journal.ts';
import { LOCK } from './batch-lock.ts';

/**
 * Refuses a folder in which other things lie than a batch: they would be mixed with its files, or written over. A
 * batch is known by its journal, and before there is one it has its lock alone.
 * @throws MessageError where there is something else, or what is there cannot be seen
 */
export function assertEmptyOrBatch(out: string): void {
  if (!existsSync(out) || !statSync(out).isDirectory() || existsSync(journalFile(out))) return;
  const [first, ...others] = namesIn(out).filter((name) => name !== LOCK);
  if (first !== undefined)
    throw new MessageError(message('grade.filled-out', { folder: out, first, count: others.length + 1 }));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MessageError(message('grade.no-out', { folder, reason }));
  }
}
