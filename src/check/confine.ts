import { join } from 'node:path';
import { sweepTempFolders } from '../machine/temp-folder.ts';
import { Sandboxes } from '../run/isolation/sandboxes.ts';
import { compilerFile } from '../submission/compiler-file.ts';
import type { Confinement } from '../submission/confinement.ts';
import { findPython } from '../submission/interpreters.ts';
import { buildInSandbox } from './build-in-sandbox.ts';

/** What it takes to check submissions that are not trusted. */
export interface Confined {
  readonly sandboxes: Sandboxes;
  /** For preparing a submission. */
  readonly confinement: Confinement;
}

/**
 * Gets ready for submissions that are not trusted. Folders that a killed giliran has left behind are removed.
 * @param projectFolder giliran's own: programs never see it
 */
export function confine(projectFolder: string): Confined {
  sweepTempFolders();
  let found: Promise<string | null> | null = null;
  const python = (): Promise<string | null> => {
    found ??= findPython();
    return found;
  };
  const helpers = [join(projectFolder, 'dist', 'probe-helper.js'), compilerFile()];
  const sandboxes = new Sandboxes({ helpers, projectFolder, python });
  return {
    sandboxes,
    confinement: {
      python,
      compiler: join(projectFolder, 'bin', 'limited-esbuild'),
      admit: (folder) => sandboxes.admit(folder),
      build: (order) => buildInSandbox(sandboxes, order),
    },
  };
}
