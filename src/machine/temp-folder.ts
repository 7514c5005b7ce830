import { lstatSync, mkdtempSync, readdirSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOwnerGone, MARK, ownerMark } from './owner-mark.ts';
import { removeFolder } from './remove-folder.ts';

/** `giliran-KIND-OWNER-RANDOM` */
const NAME = new RegExp(`^giliran-[a-z]+-${MARK.source}-\\w{6}$`);

/** Where Linux keeps files in memory, and the type of that file system. */
const IN_MEMORY = '/dev/shm';
const TMPFS = 0x01021994;
/** Bytes that must be left there: many times what a folder of small files takes. */
const ROOM_BYTES = 16 * 1024 * 1024;

/** Variables by which people choose where temporary files go. */
const WISHES = ['TMPDIR', 'TMP', 'TEMP'];

/** Makes a folder of giliran's among the temporary files. On Linux its name shows which process it belongs to. */
export function makeTempFolder(kind: string): string {
  return makeFolderIn(tmpdir(), kind);
}

/**
 * The same for a few small files that come and go with a run; in memory where possible, since a disk's file system
 * takes a hundred times as long to make and remove a file.
 */
export function makeQuickFolder(kind: string): string {
  if (!isMemoryFree()) return makeTempFolder(kind);
  try {
    return makeFolderIn(IN_MEMORY, kind);
  } catch {
    // Whatever the reason is, the disk may do.
    return makeTempFolder(kind);
  }
}

/**
 * Whether files may be kept in memory. Only for root: session managers remove other users' files there when those log
 * out, though a batch may go on. And not where somebody has chosen a place for temporary files.
 */
function isMemoryFree(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  if (WISHES.some((name) => process.env[name])) return false;
  try {
    const { type, bavail, bsize } = statfsSync(IN_MEMORY);
    return type === TMPFS && bavail * bsize >= ROOM_BYTES;
  } catch {
    return false;
  }
}

function makeFolderIn(place: string, kind: string): string {
  const mark = ownerMark();
  return mkdtempSync(join(place, `giliran-${kind}-${mark === '' ? '' : `${mark}-`}`));
}

/**
 * Removes folders of {@link makeTempFolder} and {@link makeQuickFolder} whose processes are gone: a giliran that was
 * killed could not remove them itself. Folders of other users, and of processes that cannot be seen from here, stay.
 * @returns their paths
 */
export function sweepTempFolders(): readonly string[] {
  if (process.platform !== 'linux') return [];
  return [...new Set([tmpdir(), IN_MEMORY])]
    .flatMap((place) =>
      namesIn(place)
        .filter((name) => NAME.test(name) && isOwnerGone(name))
        .map((name) => join(place, name)),
    )
    .filter((folder) => isOwn(folder) && removeFolder(folder));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Whoever makes a folder there gets the error.
    return [];
  }
}

function isOwn(folder: string): boolean {
  try {
    const stat = lstatSync(folder);
    return stat.isDirectory() && stat.uid === process.getuid?.();
  } catch {
    // Somebody else has removed it meanwhile.
    return false;
  }
}
