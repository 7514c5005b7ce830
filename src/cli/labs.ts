import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { graders } from '../../graders/index.ts';
import { findPrebuilt, isPrebuilt } from '../lab/prebuilt.ts';
import type { Lab, Step } from '../model/lab.ts';
import { message } from '../model/message.ts';
import { advise } from './advise.ts';
import { UseError } from './io.ts';

/** The project's own folder: above `dist` when built, above `src/cli` when not. */
export function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  // One of the two may be missing.
  const isProject = (): boolean => ['package.json', 'labs'].some((name) => existsSync(join(folder, name)));
  while (!isProject() && dirname(folder) !== folder) folder = dirname(folder);
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
  const file = lookFor(name);
  if (file !== null) {
    const prebuilt = file === ownFile(name) ? findPrebuilt(name, projectFolder()) : null;
    if (prebuilt) return prebuilt;
    const { loadLab } = await import('../lab/load.ts');
    const isOwn = resolve(file).startsWith(join(projectFolder(), 'labs') + sep);
    return loadLab(resolve(file), graders, isOwn);
  }
  if (isPrebuilt(name, projectFolder()))
    throw new UseError(message('use.broken', { file: relative(projectFolder(), ownFile(name)) }));
  const advice = advise(name, labIds(), message('advice.labs', { names: labIds() }));
  throw new UseError(message('use.no-lab', { name, advice }));
}

/** The file of a lab that {@link findLab} finds. */
export function labFileOf(name: string): string {
  return resolve(lookFor(name) ?? name);
}

function ownFile(name: string): string {
  return join(projectFolder(), 'labs', name, 'lab.yaml');
}

function lookFor(name: string): string | null {
  const first = /^[a-z0-9-]+$/.test(name) ? ownFile(name) : name;
  const candidates = [first, join(name, 'lab.yaml')];
  return candidates.find((candidate) => candidate.endsWith('.yaml') && isFile(candidate)) ?? null;
}

/** A pipe that is called so would be read for ever. */
function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/**
 * Finds a step of a lab.
 * @throws UseError where there is none
 */
export function findStep(lab: Lab, id: string): Step {
  const found = lab.steps.find((step) => step.id === id);
  if (found) return found;
  const names = lab.steps.map((step) => step.id);
  const advice = advise(id, names, message('advice.steps', { names }));
  throw new UseError(message('use.no-step', { lab: lab.id, name: id, advice }));
}
