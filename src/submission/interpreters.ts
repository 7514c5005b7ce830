import { accessSync, closeSync, constants, openSync, readSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';

/**
 * Node's options for programs on stage. V8's memory reducer sets a timer of eight seconds now and then: it would
 * make an idle program look like one that is about to do something. And one helper thread for the compiler and the
 * garbage collector instead of four is three threads less to look at.
 */
export const NODE_OPTIONS = ['--no-memory-reducer', '--v8-pool-size=1'] as const;

/** Where a command lies on the PATH; null where it does not. */
export function findOnPath(command: string, path = process.env.PATH ?? ''): string | null {
  const extensions = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const folder of path.split(delimiter)) {
    for (const extension of extensions) {
      const file = join(folder, command + extension);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here.
      }
    }
  }
  return null;
}

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
