import { lstatSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOwnerGone, MARK, ownerMark } from './owner-mark.ts';
import { removeFolder } from './remove-folder.ts';

/** `giliran-KIND-OWNER-RANDOM` */
const NAME = new RegExp(`^giliran-[a-z]+-${MARK.source}-\\w{6}$`);

/** Makes a folder of giliran's among the temporary files. On Linux its name says which process it belongs to. */
export function makeTempFolder(kind: string): string {
  const mark = ownerMark();
  return mkdtempSync(join(tmpdir(), `giliran-${kind}-${mark === '' ? '' : `${mark}-`}`));
}

/**
 * Removes folders of {@link makeTempFolder} whose processes are gone: a giliran that was killed could not remove
 * them itself. Folders of other users, and of processes that cannot be seen from here, stay.
 * @returns their paths
 */
export function sweepTempFolders(): readonly string[] {
  if (process.platform !== 'linux') return [];
  return namesIn(tmpdir())
    .filter((name) => NAME.test(name) && isOwnerGone(name))
    .map((name) => join(tmpdir(), name))
    .filter((folder) => isOwn(folder) && removeFolder(folder));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Whoever makes a folder there is told.
    return [];
  }
}

function isOwn(folder: string): boolean {
  try {
    const stat = lstatSync(folder);
    return stat.isDirectory() && stat.uid === process.getuid?.();
  } catch {
    // Somebody else has swept it meanwhile.
    return false;
  }
}
