import { isAbsolute, join, relative } from 'node:path';
import { projectFolder } from '../machine/installation.ts';

/** What of giliran's own folder a command may need. */
const PARTS = ['package.json', 'LICENSE', 'bin', 'dist', 'labs', 'node_modules'];

/**
 * The file of giliran's own that an error is about: one that is missing from an installation.
 * @returns its path from giliran's own folder, or a package's name; null where the error is about something else
 */
export function missingPart(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  if (error.code === 'ENOENT') return 'path' in error ? ownPart(error.path) : null;
  if (error.code !== 'ERR_MODULE_NOT_FOUND' && error.code !== 'MODULE_NOT_FOUND') return null;
  const [, name = ''] = /^Cannot find (?:module|package) '([^']+)'/.exec(error.message) ?? [];
  return isAbsolute(name) ? ownPart(name) : name;
}

function ownPart(path: unknown): string | null {
  if (typeof path !== 'string' || !isAbsolute(path)) return null;
  const way = relative(projectFolder(), path);
  return PARTS.some((part) => way === part || way.startsWith(join(part, '/'))) ? way : null;
}
