import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { graders } from '../../graders/index.ts';
import { findPrebuilt } from '../lab/prebuilt.ts';
import { nearest } from '../lab/suggest.ts';
import type { Lab } from '../model/lab.ts';
import { UseError } from './io.ts';

/** The project's own folder: above `dist` when built, above `src/cli` when not. */
export function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'labs')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** Ids of the labs that come with giliran. */
export function labIds(): readonly string[] {
  const folder = join(projectFolder(), 'labs');
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'lab.yaml')))
    .sort();
}

/**
 * Finds a lab by its id, or by the path of a lab file or its folder.
 * @throws UseError where there is none; LabError where its file has mistakes
 */
export async function findLab(name: string): Promise<Lab> {
  const own = join(projectFolder(), 'labs', name, 'lab.yaml');
  const candidates = /^[a-z0-9-]+$/.test(name)
    ? [own, join(name, 'lab.yaml')]
    : [name, join(name, 'lab.yaml')];
  const file = candidates.find((candidate) => candidate.endsWith('.yaml') && existsSync(candidate));
  if (file !== undefined) {
    const prebuilt = file === own ? findPrebuilt(name, projectFolder()) : null;
    if (prebuilt) return prebuilt;
    const { loadLab } = await import('../lab/load.ts');
    return loadLab(resolve(file), graders);
  }
  const near = nearest(name, labIds());
  throw new UseError(
    `There is no lab "${name}".${near ? ` Did you mean "${near}"?` : ` Labs: ${labIds().join(', ')}.`}`,
  );
}
