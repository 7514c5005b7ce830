import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { graders } from '../../graders/index.ts';
import { loadLab } from '../lab/load.ts';
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
export function findLab(name: string): Lab {
  const own = join(projectFolder(), 'labs', name, 'lab.yaml');
  const candidates = /^[a-z0-9-]+$/.test(name)
    ? [own, join(name, 'lab.yaml')]
    : [name, join(name, 'lab.yaml')];
  const file = candidates.find((candidate) => candidate.endsWith('.yaml') && existsSync(candidate));
  if (file !== undefined) return loadLab(resolve(file), graders);
  const near = nearest(name, labIds());
  throw new UseError(
    `There is no lab "${name}".${near ? ` Did you mean "${near}"?` : ` Labs: ${labIds().join(', ')}.`}`,
  );
}
