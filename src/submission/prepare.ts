import { join, resolve } from 'node:path';
import { removeFolder } from '../machine/remove-folder.ts';
import { makeTempFolder } from '../machine/temp-folder.ts';
import type { Lab } from '../model/lab.ts';
import type { Confinement } from './confinement.ts';
import { listFolder, unwrapFolder } from './folder.ts';
import { setsHiddenTimers } from './hidden-timers.ts';
import { sourceName } from './languages.ts';
import { manifestIn } from './manifest-name.ts';
import { isBelow, listedName } from './mapped-files.ts';
import { matchRole } from './match-files.ts';
import { openWorkplace } from './open-workplace.ts';
import { Preparation } from './preparation.ts';
import { readsArguments } from './reads-arguments.ts';
import type { Submission } from './submission.ts';
import { surveyFolder } from './survey.ts';

export interface PrepareOptions {
  /** Files for roles, said outright: role → file in the submission. */
  readonly map: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Given where the submission is not trusted: it is copied, and its own build runs where it can do no harm. */
  readonly confinement?: Confinement;
}

/**
 * Finds, builds and compiles a submission's programs. What cannot be had becomes a problem of its role; the rest
 * can still be graded.
 */
export async function prepareSubmission(
  folder: string,
  lab: Lab,
  options: PrepareOptions,
): Promise<Submission> {
  const root = resolve(folder);
  const origin = unwrapFolder(
    root,
    lab.id,
    (files, place) =>
      manifestIn(files) !== null ||
      holdsPackage(place) ||
      lab.roles.some((role) => matchRole(role, files).kind !== 'none') ||
      Object.values(options.map).some((file) => isBelow(place, file)),
  );
  const map = new Map(
    Object.entries(options.map).map(([role, file]) => [role, listedName(root, origin, file)] as const),
  );
  const workFolder = makeTempFolder('work');
  try {
    const place = await openWorkplace(origin, workFolder, lab, options);
    const readied = await new Preparation(place, lab, map).run();
    return {
      folder: place.home,
      ...readied,
      hiddenTimers: setsHiddenTimers(place.home),
      readsArguments: (role) => readsArguments(place.home, otherFiles(readied.programs, role)),
      dispose: () => {
        removeFolder(workFolder);
      },
    };
  } catch (error) {
    removeFolder(workFolder);
    throw error;
  }
}

/** Whether the one folder in a folder is a package of compiled classes: they are found from above it alone. */
function holdsPackage(folder: string): boolean {
  const [name, ...others] = listFolder(folder).folders;
  if (name === undefined || others.length > 0) return false;
  const languages = surveyFolder(join(folder, name)).flatMap((file) => sourceName(file)?.language ?? []);
  return languages.length > 0 && languages.every((language) => language === 'class');
}

/** Files of other roles' programs than one role's own. */
function otherFiles(programs: Submission['programs'], role: string): ReadonlySet<string> {
  const own = programs.get(role)?.file;
  return new Set([...programs.values()].flatMap(({ file }) => (file === own ? [] : [file])));
}
