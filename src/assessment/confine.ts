import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath } from '../machine/find-on-path.ts';
import { sweepTempFolders } from '../machine/temp-folder.ts';
import { isForEverybody } from '../run/isolation/runtime-trees.ts';
import type { SandboxMaker } from '../run/isolation/sandbox.ts';
import { Sandboxes } from '../run/isolation/sandboxes.ts';
import { admitRuns } from '../run/isolation/unprivileged-user.ts';
import { UserSandboxes } from '../run/isolation/user-sandboxes.ts';
import { compilerFile } from '../submission/compiler-file.ts';
import type { Confinement } from '../submission/confinement.ts';
import { findPython } from '../submission/interpreters.ts';
import { buildInSandbox } from './build-in-sandbox.ts';

/** What it takes to check submissions that are not trusted. */
export interface Confined {
  readonly sandboxes: SandboxMaker;
  /** For preparing a submission. */
  readonly confinement: Confinement;
}

/**
 * Gets ready for submissions that are not trusted. Folders that a killed giliran has left behind are removed.
 * @param projectFolder giliran's own: programs never see it
 */
export function confine(projectFolder: string): Confined & { readonly sandboxes: Sandboxes } {
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
      compiler: limitedCompiler(projectFolder),
      admit: (folder) => sandboxes.admit(folder),
      build: (order) => buildInSandbox(sandboxes, order),
    },
  };
}

/**
 * The same for where root may not make sandboxes: programs run as another user, who can do no harm to what is root's.
 */
export function confineToUser(projectFolder: string): Confined {
  sweepTempFolders();
  const sandboxes = new UserSandboxes();
  return {
    sandboxes,
    confinement: {
      python: publicPython,
      compiler: limitedCompiler(projectFolder),
      admit: admitRuns,
      build: (order) => buildInSandbox(sandboxes, order),
    },
  };
}

function limitedCompiler(projectFolder: string): string {
  return join(projectFolder, 'bin', 'limited-esbuild');
}

/** A Python that everybody may run: one in root's home is of no use to another user. */
async function publicPython(): Promise<string | null> {
  const found = await findPython();
  if (found !== null && isForEverybody(realpathSync(found))) return found;
  return findOnPath('python3', '/usr/local/bin:/usr/bin');
}
