import type { Role } from '../model/lab.ts';
import { type Message, message } from '../model/message.ts';
import { hasMoreInName } from './match-files.ts';

/** A file that plays a role. */
export interface TakenFile {
  readonly role: Role;
  readonly file: string;
}

/** Says which files were taken for which roles though there is more to their names, a note a file. */
export function takenNotes(taken: readonly TakenFile[]): readonly Message[] {
  const roles = new Map<string, readonly string[]>();
  for (const { role, file } of taken)
    if (hasMoreInName(file, role)) roles.set(file, [...(roles.get(file) ?? []), role.id]);
  return [...roles].map(([file, ids]) => message('note.taken', { file, roles: ids }));
}
