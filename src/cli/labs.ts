import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { graders } from '../../graders/index.ts';
import { findPrebuilt, isPrebuilt } from '../lab/prebuilt.ts';
import { projectFolder } from '../machine/installation.ts';
import { labFor, studentsAt } from '../model/audience.ts';
import type { Lab, Step } from '../model/lab.ts';
import { message } from '../model/message.ts';
import { advise } from './advise.ts';
import { UseError } from './io.ts';
import { labNamed, labsIn } from './lab-folder.ts';

/** Ids of the labs that come with giliran. */
export function labIds(): readonly string[] {
  const folder = join(projectFolder(), 'labs');
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'lab.yaml')))
    .sort();
}

/**
 * What every lab that is known by name is called: giliran's own, and those of a course's folder, which come first
 * where both have one.
 */
export function knownLabs(folder: string | null | undefined): readonly string[] {
  const own = folder ? labsIn(folder) : [];
  return [...own.map((name) => labNamed(name, folder)), ...labIds().filter((id) => !own.includes(id))];
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
    return loadLab(resolve(file), graders, isOwnLab(file));
  }
  throw noLab(name);
}

/**
 * A lab as students may see it today, by what {@link findLab} takes.
 * @throws as {@link findLab}
 */
export async function findLabForStudents(name: string): Promise<Lab> {
  const lab = await findLab(name);
  return labFor(lab, studentsAt(lab.due, new Date()));
}

/** What is wrong with a name by which no lab is found. */
function noLab(name: string): UseError {
  if (isPrebuilt(name, projectFolder()))
    return new UseError(message('use.broken', { file: relative(projectFolder(), ownFile(name)) }));
  const advice = advise(name, labIds(), message('advice.labs', { names: labIds() }));
  return new UseError(message('use.no-lab', { name, advice }));
}

/** Where a lab comes with giliran, its reference programs need not be there. */
function isOwnLab(file: string): boolean {
  return resolve(file).startsWith(join(projectFolder(), 'labs') + sep);
}

/** A lab's file, whatever stands in it. */
export interface LabFilePlace {
  /** Its absolute path. */
  readonly file: string;
  /** Whether it comes with giliran. */
  readonly isOwn: boolean;
}

/**
 * The files of what is named: a lab, as {@link findLab} finds it, or a folder in whose folders labs are.
 * @throws UseError where there is none
 */
export function labFilesOf(name: string): readonly LabFilePlace[] {
  const file = lookFor(name);
  const files = file !== null ? [file] : labFilesIn(name);
  if (files.length > 0) return files.map((one) => ({ file: resolve(one), isOwn: isOwnLab(one) }));
  if (existsSync(name) && statSync(name).isDirectory())
    throw new UseError(message('lint.no-labs', { folder: name }));
  throw noLab(name);
}

function labFilesIn(folder: string): readonly string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name, 'lab.yaml'))
    .filter(isFile);
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

/** A pipe of that name would be read for ever. */
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
