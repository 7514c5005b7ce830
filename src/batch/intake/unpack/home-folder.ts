import { isProgramName } from '../names/program-names.ts';

type Path = readonly string[];

/** The folders that all files lie in. */
export function sharedFolders(paths: readonly Path[]): Path {
  const [first = []] = paths;
  const length = first
    .slice(0, -1)
    .findIndex((name, depth) => paths.some((path) => depth >= path.length - 1 || path[depth] !== name));
  return first.slice(0, length < 0 ? -1 : length);
}

/** The folder that holds the programs: into a single folder as long as no program lies beside it. */
export function homeFolder(paths: readonly Path[]): Path {
  const inside = paths.filter((path) => path.length > 1);
  const folders = new Set(inside.map(([folder = '']) => folder));
  const [only] = folders;
  const programs = paths.some((path) => path.length === 1 && isProgramName(path[0] ?? ''));
  if (only === undefined || folders.size > 1 || programs) return [];
  return [only, ...homeFolder(inside.map((path) => path.slice(1)))];
}
