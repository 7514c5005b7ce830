import { realpathSync } from 'node:fs';
import { sep } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * Keeps the compiler from taking in files from beyond a submission's folder: it is no part of the sandbox, and what
 * it reads ends up in the program, or in a message to its author.
 */
export function stayWithin(folder: string): Plugin {
  const home = realpathSync(folder) + sep;
  return {
    name: 'stay-within',
    setup: ({ onLoad }) => {
      onLoad({ filter: /.*/, namespace: 'file' }, ({ path }) =>
        realpathSync(path).startsWith(home)
          ? null
          : { errors: [{ text: 'only files of the submission can be imported' }] },
      );
    },
  };
}
