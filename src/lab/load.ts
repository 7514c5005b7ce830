import { dirname } from 'node:path';
import type { Graders } from '../model/grader.ts';
import type { Lab } from '../model/lab.ts';
import { checkFile } from './check-file.ts';
import { courseFileOf, readCourse } from './course.ts';
import { expandLab } from './expand.ts';
import { LabError, type LabMistake } from './lab-error.ts';
import { isRecord, type Layers, layered, ownerOf, readLayers } from './layers.ts';
import { withCode } from './own-graders.ts';
import type { LabFile } from './schema.ts';
import type { LabSource } from './source.ts';

/**
 * Loads a lab file, with what it extends.
 * @param file path of a `lab.yaml`
 * @param mayLackReference whether the reference programs need not be there: a course may keep them to itself
 * @throws LabError with every mistake found, in its syntax, its shape and its names; the file system's error where the
 *   file cannot be read
 */
export function loadLab(file: string, graders: Graders, mayLackReference = false): Lab {
  const { lab, mistakes } = readLab(file, graders, mayLackReference);
  if (mistakes.length > 0 || !lab) throw new LabError(mistakes);
  return lab;
}

/** A lab file, as far as it can be read. */
export interface ReadLab {
  /**
   * The lab in its full form, which can be played only where there are no mistakes; null where nothing is left of it.
   */
  readonly lab: Lab | null;
  /** The file that it was made from, with what that extends. */
  readonly file: LabFile | null;
  /** Tells where its values stand. */
  readonly source: LabSource;
  /** Every mistake, in the order of their places. */
  readonly mistakes: readonly LabMistake[];
  /** Whether nothing had to be left out: only then is a missing value really missing. */
  readonly isWhole: boolean;
  /** The files that it was read from: its own, those that it extends, and its course's. */
  readonly files: readonly string[];
}

/**
 * Reads a lab file, with what it extends, and everything that is wrong with it.
 * @param file path of a `lab.yaml`
 * @param mayLackReference as for {@link loadLab}
 * @throws the file system's error where the file cannot be read
 */
export function readLab(file: string, graders: Graders, mayLackReference = false): ReadLab {
  const layers = readWithCourse(file);
  const written = mistakesIn(layers);
  const source = layered(layers.sources);
  // A base that could not be read may contain what seems to be missing.
  const isSound =
    layers.mistakes.length === 0 && layers.sources.every(({ brokenFrom }) => brokenFrom === null);
  const files = layers.sources.map((one) => one.file);
  if (!isRecord(source.value) && written.length > 0)
    return { lab: null, file: null, source, mistakes: written, isWhole: false, files };
  const shape = checkFile(source.value, source);
  const folder = dirname(ownerOf(layers.sources, ['reference']).file);
  const graderFolder = (name: string): string => graderFolderIn(layers, name);
  const names =
    shape.file === null
      ? null
      : expandLab({ ...shape, file: shape.file, folder, graderFolder, graders, mayLackReference });
  const meant = [...shape.mistakes, ...(names?.mistakes ?? [])].filter(
    (mistake) => isSound || isSoundlyRead(mistake, layers),
  );
  return {
    lab: names?.lab ?? null,
    file: shape.file,
    source: shape.source,
    mistakes: inOrder(withoutConsequences([...written, ...meant]), files),
    isWhole: isSound && shape.lost.size === 0,
    files,
  };
}

/** A lab file as one map, with what it extends, so that it can be read anywhere. @throws as {@link loadLab} */
export function flattenLab(file: string): Readonly<Record<string, unknown>> {
  const layers = readWithCourse(file);
  const written = mistakesIn(layers);
  if (written.length > 0) throw new LabError(written);
  const { value } = layered(layers.sources);
  if (!isRecord(value)) return {};
  const { extends: _base, ...flat } = value;
  if (!isRecord(flat.graders)) return flat;
  return { ...flat, graders: withCode(flat.graders, (name) => graderFolderIn(layers, name)) };
}

/** The files that a lab is read from: its own, those that it extends, and its course's. */
export function labSources(file: string): readonly string[] {
  return readWithCourse(file).sources.map((source) => source.file);
}

/**
 * A lab file, the files that it extends, and what its course says of all its labs. The course's layer comes before labs
 * of other folders that the file extends, and after labs of the course.
 */
function readWithCourse(file: string): Layers {
  const layers = readLayers(file);
  const course = courseFileOf(file);
  if (course === null) return layers;
  const own = layers.sources.findLastIndex((source) => courseFileOf(source.file) === course) + 1;
  const sources = [
    ...layers.sources.slice(0, own),
    readCourse(course).defaults,
    ...layers.sources.slice(own),
  ];
  return { ...layers, sources };
}

/** The folder that the path of a lab's own grader is relative to. */
function graderFolderIn({ sources }: Layers, name: string): string {
  return dirname(ownerOf(sources, ['graders', name, 'file']).file);
}

function mistakesIn({ sources, mistakes }: Layers): readonly LabMistake[] {
  return [...sources.flatMap((source) => source.mistakes), ...mistakes];
}

/** Mistakes that may be due to parts that could not be read: something is missing, or does not add up. */
const OF_THE_WHOLE: readonly string[] = ['missing', 'unknown-name', 'points', 'unused-role', 'nothing-said'];

/** Whether a mistake is in a part of its file that could be read as it was meant. */
function isSoundlyRead({ code, place }: LabMistake, { sources }: Layers): boolean {
  const source = sources.find(({ file }) => file === place.file);
  const isAbove = (source?.brokenFrom ?? null) === null || place.line < (source?.brokenFrom ?? 0);
  return isAbove && !OF_THE_WHOLE.includes(code);
}

/** For each kind of mistake, the kinds of which it may be just a consequence. */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  'no-move': ['unknown-name', 'DUPLICATE_KEY', 'no-probe', 'no-roles'],
  'unused-role': ['unknown-name', 'no-move', 'too-many-moves', 'same-role', 'DUPLICATE_KEY'],
  'unused-scenario': ['unknown-name', 'DUPLICATE_KEY'],
  'nothing-said': ['unknown-name', 'no-move', 'too-many-moves', 'nobody-says', 'no-roles', 'DUPLICATE_KEY'],
  points: ['same-id', 'DUPLICATE_KEY'],
};

function withoutConsequences(mistakes: readonly LabMistake[]): readonly LabMistake[] {
  const codes = new Set(mistakes.map(({ code }) => code));
  return mistakes.filter(({ code }) => {
    const reasons = Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
    return !reasons?.some((reason) => codes.has(reason));
  });
}

/**
 * Sorts mistakes by file, and by line.
 * @param files the lab's own first
 */
export function inOrder<T extends LabMistake>(
  mistakes: readonly T[],
  files: readonly string[],
): readonly T[] {
  const rank = ({ file }: LabMistake['place']): number => files.indexOf(file);
  return [...mistakes].sort(
    ({ place: a }, { place: b }) => rank(a) - rank(b) || a.line - b.line || a.column - b.column,
  );
}
