import { join, relative, sep } from 'node:path';
import { listFolder } from '../../../submission/folder.ts';
import { isProgramName } from '../names/program-names.ts';

/** A folder of a hand-in with programs in it. */
export interface LabFolder {
  readonly folder: string;
  /** Names of the folders that lead to it, from the top of the hand-in. */
  readonly names: readonly string[];
  /** What lies in it, without its folders: of a whole folder also what lies below, as paths with slashes. */
  readonly files: readonly string[];
}

/** How deep folders for labs are looked for. */
export const DEEPEST = 4;

/** All folders of a hand-in that hold programs, those above before those below. */
export function labFolders(root: string, folder: string, depth = 0): readonly LabFolder[] {
  const { files, folders } = listFolder(folder);
  const names = namesBelow(root, folder);
  const below =
    depth < DEEPEST ? folders.flatMap((name) => labFolders(root, join(folder, name), depth + 1)) : [];
  return files.some(isProgramName) ? [{ folder, names, files }, ...below] : below;
}

/** Names of the folders that lead from one to another. */
export function namesBelow(root: string, folder: string): readonly string[] {
  return relative(root, folder)
    .split(sep)
    .filter((name) => name !== '');
}
