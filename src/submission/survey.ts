import { join } from 'node:path';
import { listFolder } from './folder.ts';

/** How deep a project's sources lie: `src/main/java/id/ac/kampus/chat/Server.java`. */
const DEEPEST = 10;

/** More than any hand-in has; what comes after them is not looked at. */
const MOST_FILES = 4_096;

/** Folders of what was made of sources, of tests, of other people's code, and of earlier attempts. */
const PASSED_OVER =
  /^(?:target|build|dist|out|obj|debug|release|cmake-build-.*|tests?|__tests__|vendor|\.gradle|\.mvn|lama|old|bak|backup|cadangan|arsip|archive)$/i;

/**
 * The files below a folder, as paths with slashes: those at the top first, and then folder by folder. Where the
 * programs are is yet to be told, so that folders that never hold any are passed over.
 */
export function surveyFolder(folder: string): readonly string[] {
  const found: string[] = [];
  const look = (place: string, depth: number): void => {
    const { files, folders } = listFolder(join(folder, place));
    for (const name of files) if (found.length < MOST_FILES) found.push(`${place}${name}`);
    if (depth === DEEPEST) return;
    for (const name of folders)
      if (!PASSED_OVER.test(name) && found.length < MOST_FILES) look(`${place}${name}/`, depth + 1);
  };
  look('', 0);
  return found;
}

/** The folder of a path with slashes; empty at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last name of a path with slashes. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
