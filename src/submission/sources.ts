import { lstatSync } from 'node:fs';
import { join, posix } from 'node:path';
import { listFolder } from './folder.ts';

const LARGEST = 500_000;

/** How deep source folders are looked into. */
const DEEPEST = 4;

/** Sources in JavaScript and TypeScript of a folder and those in it, relative to it, with slashes. */
export function listSources(folder: string): readonly string[] {
  return within(folder, '', 0);
}

function within(folder: string, place: string, depth: number): readonly string[] {
  const { files, folders } = listFolder(join(folder, place));
  const sources = files.filter((name) => /\.[cm]?[jt]s$/.test(name) && !name.endsWith('.d.ts'));
  return [
    ...sources.map((name) => posix.join(place, name)).filter((file) => isSmall(join(folder, file))),
    ...(depth < DEEPEST ? folders.flatMap((name) => within(folder, posix.join(place, name), depth + 1)) : []),
  ];
}

/** A link may lead out of the folder. */
function isSmall(file: string): boolean {
  const stat = lstatSync(file);
  return stat.isFile() && stat.size <= LARGEST;
}
