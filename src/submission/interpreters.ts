import { closeSync, openSync, readSync } from 'node:fs';
import { findOnPath } from '../machine/find-on-path.ts';

/**
 * The real Python 3 interpreter. A version manager's shim is a script that takes three times as long to start, so
 * it is asked once for what it stands for.
 * @returns null where there is none
 */
export async function findPython(): Promise<string | null> {
  const found =
    process.platform === 'win32'
      ? (findOnPath('python') ?? findOnPath('py'))
      : (findOnPath('python3') ?? findOnPath('python'));
  if (found === null || !isScript(found)) return found;
  const { execa } = await import('execa');
  const { stdout, failed } = await execa(found, ['-c', 'import sys; print(sys.executable)'], {
    reject: false,
    stdin: 'ignore',
  });
  return failed || stdout === '' ? found : stdout.trim();
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
