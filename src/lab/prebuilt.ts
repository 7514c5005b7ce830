import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Lab } from '../model/lab.ts';

/**
 * A lab in the full form that it had when giliran was built, with the texts that it was made from. Reading and checking
 * YAML is a good part of a check's start-up time; while the texts are the same, the lab is too.
 */
export interface PrebuiltLab {
  readonly lab: Lab;
  /** Paths relative to the project's folder, with the files' texts. */
  readonly sources: readonly { readonly file: string; readonly text: string }[];
}

/** Where prebuilt labs are kept, relative to the project's folder. */
export const PREBUILT_FILE = join('dist', 'labs.json');

/** A lab in the form in which it is kept: with the texts of its files, and without paths of this machine. */
export function keepLab(lab: Lab, files: readonly string[], project: string): PrebuiltLab {
  return {
    lab: { ...lab, reference: lab.reference === null ? null : relative(project, lab.reference) },
    sources: files.map((file) => ({ file: relative(project, file), text: readFileSync(file, 'utf8') })),
  };
}

/** All prebuilt labs as one JSON document, with a line for each. */
export function keptLabs(labs: ReadonlyMap<string, PrebuiltLab>): string {
  const lines = [...labs].map(([id, lab]) => `${JSON.stringify(id)}:${JSON.stringify(lab)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** @returns null where the lab was not prebuilt, or its files have changed since */
export function findPrebuilt(id: string, project: string): Lab | null {
  const found = readPrebuilt(id, project);
  if (!found?.sources.every((source) => isUnchanged(join(project, source.file), source.text))) return null;
  const { lab } = found;
  return { ...lab, reference: lab.reference === null ? null : join(project, lab.reference) };
}

/** Whether a lab existed when giliran was built. */
export function isPrebuilt(id: string, project: string): boolean {
  return readPrebuilt(id, project) !== null;
}

/** Reads the line of one lab only: parsing all of them would take longer than reading everything else at the start. */
function readPrebuilt(id: string, project: string): PrebuiltLab | null {
  const file = join(project, PREBUILT_FILE);
  if (!existsSync(file)) return null;
  const kept = readFileSync(file);
  const name = `\n${JSON.stringify(id)}:`;
  const at = kept.indexOf(name);
  if (at >= 0) {
    const line = kept.toString('utf8', at + name.length, kept.indexOf('\n', at + 1));
    const found: PrebuiltLab = JSON.parse(line.replace(/,$/, ''));
    return found;
  }
  // Throws an error that says so, where there is no such lab or document.
  const labs: Readonly<Record<string, PrebuiltLab>> = JSON.parse(kept.toString('utf8'));
  return Object.hasOwn(labs, id) ? (labs[id] ?? null) : null;
}

function isUnchanged(file: string, text: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8') === text;
}
