import { closeSync, openSync, readSync } from 'node:fs';
import { findOnPath } from '../machine/find-on-path.ts';

/** Prints where the interpreter itself lies, unless it is of Python 2. */
const ITSELF = 'import sys; print(sys.executable if sys.version_info[0] == 3 else "")';

/** Where Windows keeps the names of programs from its store, with names among them of what was never installed. */
const STORE = /[\\/]Microsoft[\\/]WindowsApps[\\/]/i;

/**
 * The real Python 3 interpreter.
 * @param path the folders to look in, as in `PATH`
 * @returns null where there is none
 */
export async function findPython(
  platform: NodeJS.Platform = process.platform,
  path: string = process.env.PATH ?? '',
): Promise<string | null> {
  if (platform === 'win32') return await findOnWindows(path);
  const found = findOnPath('python3', path) ?? findOnPath('python', path);
  // A version manager's shim is a script that takes three times as long to start: it is asked once for what it stands for.
  return found === null || !isScript(found) ? found : ((await whatItIs(found)) ?? found);
}

/**
 * There an environment's own `python` comes first, then the one that the launcher starts for Python 3, and the store's last: as long
 * as nothing is installed, its name only says where to get it.
 */
async function findOnWindows(path: string): Promise<string | null> {
  const python = findOnPath('python', path);
  const launcher = findOnPath('py', path);
  const isOwn = python !== null && !STORE.test(python);
  const own = isOwn ? await whatItIs(python) : null;
  return (
    own ??
    (launcher === null ? null : await whatItIs(launcher, '-3')) ??
    (python === null || isOwn ? null : await whatItIs(python))
  );
}

/** @returns the interpreter that a command stands for; null where it starts none of Python 3 */
async function whatItIs(command: string, ...words: readonly string[]): Promise<string | null> {
  const { execa } = await import('execa');
  const { stdout, failed } = await execa(command, [...words, '-c', ITSELF], {
    reject: false,
    stdin: 'ignore',
  });
  const file = stdout?.trim() ?? '';
  return failed || file === '' ? null : file;
}

function isScript(file: string): boolean {
  const descriptor = openSync(file, 'r');
  try {
    const start = Buffer.alloc(2);
    readSync(descriptor, start, 0, 2, 0);
    return start.toString('latin1') === '#!';
  } finally {
    closeSync(descriptor);
  }
}
