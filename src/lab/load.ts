import { dirname, resolve } from 'node:path';
import type { Graders } from '../model/grader.ts';
import type { Lab } from '../model/lab.ts';
import { checkFile } from './check-file.ts';
import { expandLab } from './expand.ts';
import { LabError } from './lab-error.ts';
import { type LabSource, readSource } from './source.ts';

/**
 * Loads a lab file, with what it extends.
 * @param file path of a `lab.yaml`
 * @throws LabError with every mistake found; the file system's error where a file cannot be read
 */
export function loadLab(file: string, graders: Graders): Lab {
  const source = readSource(file);
  const base = baseOf(source);
  const value = base === null ? source.value : overlay(readSource(base).value, source.value);
  const folder = dirname(base ?? file);
  return expandLab(checkFile(value, source), source, folder, graders);
}

/** A lab file as one map, with what it extends, so that it can be read anywhere. @throws as {@link loadLab} */
export function flattenLab(file: string): Readonly<Record<string, unknown>> {
  const source = readSource(file);
  const base = baseOf(source);
  const value = base === null ? source.value : overlay(readSource(base).value, source.value);
  if (!isRecord(value)) return {};
  const { extends: _base, ...flat } = value;
  return flat;
}

/** The files that a lab is read from: its own, and the one that it extends. */
export function labSources(file: string): readonly string[] {
  const base = baseOf(readSource(file));
  return base === null ? [file] : [file, base];
}

function baseOf(source: LabSource): string | null {
  const { value } = source;
  if (!isRecord(value) || value.extends === undefined) return null;
  if (typeof value.extends === 'string') return resolve(dirname(source.file), value.extends);
  throw new LabError([
    {
      code: 'extends',
      text: '"extends" must be the path of another lab.yaml.',
      place: source.placeOf(['extends']),
    },
  ]);
}

/** The lab that is extended, with the extending file's values over it, map by map; lists are replaced whole. */
function overlay(base: unknown, over: unknown): unknown {
  if (!isRecord(base) || !isRecord(over)) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over))
    merged[key] = key in base ? overlay(base[key], value) : value;
  return merged;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
