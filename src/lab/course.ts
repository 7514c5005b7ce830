import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import type { Bilingual } from '../model/message.ts';
import { mistakesOfShape } from './check-file.ts';
import { adviceOn } from './key-advice.ts';
import { isRecord } from './layers.ts';
import { labFile } from './schema.ts';
import { bilingualOf } from './schema-words.ts';
import { type LooseSource, readLoosely } from './source.ts';

/** The name of the file that a folder of a course's labs may have beside their folders. */
const COURSE_FILE = 'course.yaml';

/**
 * What the labs of a course may have in common: what concerns a lab as a whole, and nothing that its script or checks
 * refer to.
 */
const defaults = labFile.pick({
  limits: true,
  due: true,
  network: true,
  'one-send': true,
  'ended-lines': true,
  beside: true,
  questions: true,
});

const courseFile = z.strictObject({
  title: bilingualOf('what the course is called').optional(),
  defaults: defaults
    .optional()
    .describe('what holds for every lab in the folders beside this file, unless its own file says otherwise'),
});

/** The JSON Schema of `course.yaml`, for editors. */
export function courseJsonSchema(): unknown {
  return { ...z.toJSONSchema(courseFile, { target: 'draft-7' }), title: 'giliran course file' };
}

/** A course's file. */
export interface Course {
  /** What it is called; null where its file does not say. */
  readonly title: Bilingual | null;
  /** What holds for all its labs, as a layer below a lab's own file, with the mistakes in it. */
  readonly defaults: LooseSource;
}

/** The course file that a lab file belongs to, which is beside the lab's folder; null where there is none. */
export function courseFileOf(lab: string): string | null {
  // A lab file of any other name may be anywhere, so nothing is known of the folders around it.
  return basename(lab) === 'lab.yaml' ? courseFileIn(dirname(dirname(resolve(lab)))) : null;
}

/** The course file of a folder of labs; null where there is none. */
export function courseFileIn(folder: string): string | null {
  const file = join(folder, COURSE_FILE);
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

/**
 * Reads a course's file, with everything that is wrong with it.
 * @throws the file system's error where it cannot be read
 */
export function readCourse(file: string): Course {
  const source = readLoosely(file);
  // An empty file is no mistake.
  const read = courseFile.safeParse(source.value ?? {}, { reportInput: true });
  const found =
    read.success || source.mistakes.length > 0 ? [] : mistakesOfShape(read.error.issues, source, adviceOnKey);
  return {
    title: read.data?.title ?? null,
    defaults: {
      ...source,
      value: soundDefaults(source.value),
      mistakes: [...source.mistakes, ...found],
      placeOf: (path) => source.placeOf(['defaults', ...path]),
      placeOfKey: (path, key) => source.placeOfKey(['defaults', ...path], key),
    },
  };
}

function adviceOnKey(key: string): string {
  if (Object.hasOwn(defaults.shape, key)) return `It belongs below "defaults".`;
  if (Object.hasOwn(labFile.shape, key))
    return `It is each lab's own: labs have in common ${Object.keys(defaults.shape).join(', ')}.`;
  return adviceOn(key);
}

/** The parts that can be used: mistakes in any others have been reported already. */
function soundDefaults(value: unknown): Readonly<Record<string, unknown>> {
  const given = isRecord(value) && isRecord(value.defaults) ? value.defaults : {};
  return Object.fromEntries(
    Object.entries(given).filter(([key, one]) => defaults.safeParse({ [key]: one }).success),
  );
}
