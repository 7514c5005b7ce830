import type { Lab, Role } from '../../model/lab.ts';
import { type Message, message } from '../../model/message.ts';
import { isRunnable, sourceName } from '../../submission/languages.ts';
import { manifestIn } from '../../submission/manifest-name.ts';
import { matchRole } from '../../submission/match-files.ts';
import { RoleFiles } from '../../submission/role-files.ts';
import { type TakenFile, takenNotes } from '../../submission/taken-notes.ts';

/** Whether a role has no file that can be told to be its own, so that a map file may have to say which. */
export function isUnmatched(
  lab: Lab,
  files: readonly string[],
  map: Readonly<Record<string, string>>,
): boolean {
  if (manifestIn(files) !== null) return false;
  const [only, ...others] = files.filter(isRunnable);
  // What is in an archive of classes is looked up when it is run, and no map says more.
  if (only !== undefined && others.length === 0 && isArchive(only)) return false;
  return lab.roles.some((role) => !isMapped(role, map) && matchRole(role, files).kind !== 'one');
}

/**
 * Programs that may be those of roles which have none, by their names: a person must say which is which. A role may
 * have one where its name is near, or where no role of its kind has any.
 * @param labs all that the hand-in is for: what belongs to another is no odd name here
 * @returns names of files; none where nothing is to be said
 */
export function oddNames(
  lab: Lab,
  labs: readonly Lab[],
  files: readonly string[],
  map: Readonly<Record<string, string>>,
): readonly string[] {
  if (!isUnmatched(lab, files, map)) return [];
  const all = labs.flatMap(({ roles }) => roles);
  const taken = new Set([...Object.values(map), ...all.flatMap((role) => filesOf(role, files))]);
  const odd = files.filter((file) => isRunnable(file) && !isArchive(file) && !taken.has(file));
  const isOpen = (role: Role): boolean => {
    const match = matchRole(role, files);
    if (isMapped(role, map) || match.kind !== 'none') return false;
    const ofKind = lab.roles.filter(({ kind }) => kind.name === role.kind.name);
    const isAlone = ofKind.every((other) => !isMapped(other, map) && filesOf(other, files).length === 0);
    return isAlone || match.near.some((file) => odd.includes(file));
  };
  return lab.roles.some(isOpen) ? odd : [];
}

/** An archive of classes says itself what is in it, and no name of its own does. */
function isArchive(file: string): boolean {
  return sourceName(file)?.language === 'jar';
}

function isMapped(role: Role, map: Readonly<Record<string, string>>): boolean {
  return map[role.id] !== undefined || map[role.kind.name] !== undefined;
}

function filesOf(role: Role, files: readonly string[]): readonly string[] {
  const match = matchRole(role, files);
  if (match.kind === 'one') return [match.file];
  return match.kind === 'several' ? match.files : [];
}

/**
 * Programs that play roles though none at the top is plainly named so: in the folders below, or with more to their
 * names.
 * @param folder where the programs for the lab are
 * @param files what lies in it
 * @param settled what a map says
 * @returns role to file
 */
export function playedOtherwise(
  folder: string,
  lab: Lab,
  files: readonly string[],
  settled: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (lab.roles.every((role) => matchRole(role, files).kind === 'one')) return {};
  const roleFiles = new RoleFiles(folder, lab, files, new Set(Object.values(settled)));
  return Object.fromEntries(
    lab.roles.flatMap((role) => {
      if (isMapped(role, settled) || matchRole(role, files).kind === 'one') return [];
      const match = roleFiles.matchOf(role);
      return match.kind === 'one' ? [[role.id, match.file]] : [];
    }),
  );
}

/** Says which files play roles because a map says so. @param settled role, or kind of roles, to file */
export function mappedRemarks(settled: Readonly<Record<string, string>>): readonly Message[] {
  return Object.entries(settled).map(([role, file]) => message('note.mapped', { file, role }));
}

/**
 * Says which files were taken though there is more to their names than a role's.
 * @param settled what a map says, role to file
 * @param known that, and {@link playedOtherwise}
 */
export function takenRemarks(
  lab: Lab,
  files: readonly string[],
  settled: Readonly<Record<string, string>>,
  known: Readonly<Record<string, string>>,
): readonly Message[] {
  if (manifestIn(files) !== null) return [];
  const taken = lab.roles.flatMap((role): TakenFile[] => {
    if (isMapped(role, settled)) return [];
    const match = matchRole(role, files);
    const file = known[role.id] ?? (match.kind === 'one' ? match.file : undefined);
    return file === undefined ? [] : [{ role, file }];
  });
  return takenNotes(taken);
}
