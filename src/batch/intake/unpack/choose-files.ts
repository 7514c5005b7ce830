import { isNotForWindows, pathTrouble } from '../names/safe-path.ts';
import type { FileKind, TreeFile } from '../tree/tree.ts';
import type { Complaints } from './complaints.ts';

/** What is said of a file that is none, or cannot be read. */
const HINDRANCES = {
  link: 'intake.link',
  special: 'intake.special',
  encrypted: 'intake.encrypted',
  'unknown-compression': 'intake.unknown-compression',
  unreadable: 'intake.unreadable',
} as const satisfies Readonly<Record<Exclude<FileKind, 'file'>, string>>;

/**
 * The files of a hand-in that can be written side by side, on any system. Where several have one path, the
 * last is taken, as unpackers do.
 * @param most how many are taken; those nearest to the top are
 */
export function chooseFiles<T extends TreeFile>(
  files: readonly T[],
  most: number,
  complaints: Complaints,
): readonly T[] {
  const usable = files.filter((file) => isUsable(file, complaints));
  const apart = withoutCollisions(withoutDoubles(usable, complaints), complaints);
  if (apart.length <= most) return apart;
  const order = [...apart].sort((a, b) => a.path.length - b.path.length);
  for (const { path } of order.slice(most)) complaints.add('intake.too-many', path, { limit: most });
  return order.slice(0, most);
}

function isUsable(file: TreeFile, complaints: Complaints): boolean {
  const { path, kind } = file;
  const trouble = pathTrouble(path);
  if (trouble !== null) complaints.add(`intake.${trouble}`, path);
  else if (kind !== 'file') complaints.add(HINDRANCES[kind], path);
  else if (isNotForWindows(path) && process.platform === 'win32')
    complaints.add('intake.not-for-windows', path);
  else {
    if (isNotForWindows(path)) complaints.add('intake.odd-for-windows', path);
    if (file.backslash) complaints.add('intake.backslash', path);
    if (file.specialMode) complaints.add('intake.special-mode', path);
    return true;
  }
  return false;
}

function withoutDoubles<T extends TreeFile>(files: readonly T[], complaints: Complaints): readonly T[] {
  const byPath = new Map<string, T>();
  for (const file of files) {
    const path = file.path.join('/');
    if (byPath.has(path)) complaints.add('intake.twice', file.path);
    byPath.set(path, file);
  }
  return [...byPath.values()];
}

/** Of files whose paths some systems take for the same, the plainly written one, or else the last. */
function withoutCollisions<T extends TreeFile>(files: readonly T[], complaints: Complaints): readonly T[] {
  const byFold = new Map<string, T>();
  for (const file of files) {
    const folded = fold(file.path);
    const other = byFold.get(folded);
    const winner = other && plainness(other) > plainness(file) ? other : file;
    if (other) complaints.add('intake.collision', (winner === file ? other : file).path);
    byFold.set(folded, winner);
  }
  return [...byFold.values()].filter((file) => {
    const inFile = file.path.some((_, end) => end > 0 && byFold.has(fold(file.path.slice(0, end))));
    if (inFile) complaints.add('intake.collision', file.path);
    return !inFile;
  });
}

/** How many names of a path are written as they are compared. */
function plainness({ path }: TreeFile): number {
  return path.filter((name) => name === fold([name])).length;
}

/** A path as file systems compare them that know neither case nor ways to compose a letter. */
function fold(path: readonly string[]): string {
  return path.join('/').normalize('NFC').toUpperCase().toLowerCase();
}
