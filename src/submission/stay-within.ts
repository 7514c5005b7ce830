import { realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import type { Plugin } from 'esbuild';

/** More than a person writes; nested deeply enough, more brings the compiler down. */
const LARGEST = 1024 * 1024;

/**
 * Keeps the compiler from taking in files from beyond a submission's folder: it is no part of the sandbox, and what
 * it reads ends up in the program, or in a message to its author.
 * @param tooLarge called where a file is too large to be compiled outside a sandbox
 */
export function stayWithin(folder: string, tooLarge: () => void): Plugin {
  const home = realpathSync(folder) + sep;
  return {
    name: 'stay-within',
    setup: ({ onLoad }) => {
      onLoad({ filter: /.*/, namespace: 'file' }, ({ path }) => {
        if (!realpathSync(path).startsWith(home))
          return { errors: [{ text: 'only files of the submission can be imported' }] };
        if (statSync(path).size <= LARGEST) return null;
        tooLarge();
        return { errors: [{ text: 'too large' }] };
      });
    },
  };
}
