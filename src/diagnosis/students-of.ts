import type { RunTrace } from '../model/trace.ts';

/** Roles that the student's own programs play. */
export function studentsOf({ run }: RunTrace): readonly string[] {
  return run.roles.filter(({ player }) => player.by === 'student').map(({ id }) => id);
}
