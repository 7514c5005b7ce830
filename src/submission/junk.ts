import { PROGRESS_NAME } from '../model/progress-name.ts';

/** What systems, editors and package managers leave behind, and students do not hand in on purpose. */
const JUNK: ReadonlySet<string> = new Set([
  '__macosx',
  '.ds_store',
  'thumbs.db',
  'desktop.ini',
  'node_modules',
  '__pycache__',
  '.venv',
  'venv',
  '.git',
  '.idea',
  '.vscode',
]);

/**
 * Whether a name is left out wherever it stands; `._x` is macOS's shadow of x, `~$x` Word's of an open file. What
 * giliran itself keeps beside a student's programs is no work of theirs either.
 */
export function isJunk(name: string): boolean {
  return (
    JUNK.has(name.toLowerCase()) ||
    name.startsWith('._') ||
    name.startsWith('~$') ||
    name.startsWith(PROGRESS_NAME)
  );
}
