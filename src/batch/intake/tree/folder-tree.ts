import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isJunk } from '../../../submission/junk.ts';
import { diskContent } from './content.ts';
import type { FileKind, Tree, TreeFile, TreeItem, Walk } from './tree.ts';

/**
 * A folder on the disk. Each student's folder is only read when it is asked for.
 * @param most how many names are read below one folder
 */
export function folderTree(root: string, most: number): Tree {
  return {
    name: basename(root),
    list: async (folder) => (await entriesOf(join(root, ...folder))).map(itemOf),
    walk: async (from) => {
      const found: TreeFile[] = [];
      const whole = await walkInto(join(root, ...from), [], found, { left: most });
      return { files: found, cut: !whole } satisfies Walk;
    },
    close: async () => {},
  };
}

/** @returns whether all names could be read before there were too many */
async function walkInto(
  disk: string,
  path: readonly string[],
  found: TreeFile[],
  names: { left: number },
): Promise<boolean> {
  const stats = await statOf(disk);
  if (!stats?.isDirectory()) {
    found.push(fileOf(disk, path, stats));
    return true;
  }
  const entries = await readFolder(disk);
  if (entries === null) {
    found.push(fileOf(disk, path, null));
    return true;
  }
  for (const { name } of entries) {
    if (names.left-- <= 0) return false;
    if (!isJunk(name) && !(await walkInto(join(disk, name), [...path, name], found, names))) return false;
  }
  return true;
}

function fileOf(disk: string, path: readonly string[], stats: Stats | null): TreeFile {
  return {
    path: path.flatMap((name) => name.split('\\')),
    kind: kindOf(stats),
    claimed: stats?.size ?? 0,
    modified: stats?.mtimeMs ?? null,
    backslash: path.some((name) => name.includes('\\')),
    specialMode: stats !== null && (stats.mode & 0o7000) !== 0,
    disk,
    open: async () => diskContent(disk),
  };
}

function kindOf(stats: Stats | null): FileKind {
  if (stats === null || stats.isDirectory()) return 'unreadable';
  if (stats.isSymbolicLink()) return 'link';
  return stats.isFile() ? 'file' : 'special';
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return (await readFolder(folder)) ?? [];
}

/** @returns null where it is no folder, or may not be read */
async function readFolder(folder: string): Promise<readonly Dirent[] | null> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return null;
  }
}

async function statOf(disk: string): Promise<Stats | null> {
  try {
    return await lstat(disk);
  } catch {
    return null;
  }
}

function itemOf(entry: Dirent): TreeItem {
  return { name: entry.name, kind: entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other' };
}
