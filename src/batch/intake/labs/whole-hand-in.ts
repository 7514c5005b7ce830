import { sep } from 'node:path';
import type { Lab } from '../../../model/lab.ts';
import { listFolder } from '../../../submission/folder.ts';
import { isRunnable, sourceName } from '../../../submission/languages.ts';
import { RoleFiles } from '../../../submission/role-files.ts';

/**
 * Where the programs of one lab lie in several folders (`server/`, `client/`, `src/`), no single one of them is the
 * lab's: the whole hand-in is, if it plays more roles than the folder that was chosen.
 * @param folder the whole hand-in's
 * @param chosen a folder for each lab; null where none has a program for any role
 * @param isNamed whether a lab's folder is named after it: then it stays
 */
export function withWholeHandIn(
  folder: string,
  labs: readonly Lab[],
  chosen: ReadonlyMap<string, string | null>,
  isNamed: (lab: string) => boolean,
): ReadonlyMap<string, string | null> {
  return new Map(
    labs.map((lab) => {
      const own = chosen.get(lab.id) ?? null;
      const isShared = [...chosen].some(
        ([id, other]) => id !== lab.id && other !== null && isIn(other, folder),
      );
      const isWider = own !== folder && !isShared && !isNamed(lab.id) && plays(lab, folder) > plays(lab, own);
      return [lab.id, isWider ? folder : own];
    }),
  );
}

/** How many of a lab's roles have a program in a folder, or below it. */
function plays(lab: Lab, folder: string | null): number {
  if (folder === null) return 0;
  const files = new RoleFiles(folder, lab, listFolder(folder).files);
  const played = lab.roles.filter((role) => files.matchOf(role).kind === 'one').length;
  // What is in an archive of classes only shows where it is run.
  return played === 0 && isArchiveOfClasses(files.all) ? 1 : played;
}

function isArchiveOfClasses(files: readonly string[]): boolean {
  const [only, ...others] = files.filter(isRunnable);
  return only !== undefined && others.length === 0 && sourceName(only)?.language === 'jar';
}

function isIn(folder: string, around: string): boolean {
  return `${folder}${sep}`.startsWith(`${around}${sep}`);
}
