import type { Lab } from '../model/lab.ts';
import { MANIFEST } from '../submission/manifest-name.ts';
import { matchRole } from '../submission/match-files.ts';

/** Whether a role has no file that can be told to be its own, so that a map file may have to say which. */
export function isUnmatched(
  lab: Lab,
  files: readonly string[],
  map: Readonly<Record<string, string>>,
): boolean {
  if (files.includes(MANIFEST)) return false;
  return lab.roles.some(
    (role) =>
      map[role.id] === undefined &&
      map[role.kind.name] === undefined &&
      matchRole(role, files).kind !== 'one',
  );
}
