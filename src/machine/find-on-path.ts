import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { rethrowShortage } from './shortage-code.ts';

/** The path of a command on the PATH; null where it is not there. */
export function findOnPath(command: string, path = process.env.PATH ?? ''): string | null {
  const extensions = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const folder of path.split(delimiter)) {
    for (const extension of extensions) {
      const file = join(folder, command + extension);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch (error) {
        rethrowShortage(error);
        // Not here.
      }
    }
  }
  return null;
}
