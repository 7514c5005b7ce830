import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { graders } from '../../graders/index.ts';
import { lintLab } from '../../src/authoring/lint/lint-lab.ts';
import { damagedLab } from './damaged-lab.ts';

/** Possible contents of a course's file. */
const COURSE = `# Of all labs.
title: { en: Network programming, id: Pemrograman jaringan }
defaults:
  due: 2026-12-01T23:59+07:00
  limits: { wall: 60, output: 1000 }
  network: one-host
  one-send: true
  questions:
    - { en: Which calls does it make?, id: Fungsi apa yang dipanggilnya? }
`;

/** Every fifth time the course's file is corrupted, and the lab's is not. */
const COURSE_EVERY = 5;

/**
 * Has the loader, and then lint, read a corrupted lab file, or one whose course file is corrupted.
 * @param folder where both are written
 * @returns what they do wrong: fail, or report a mistake without a place; null for nothing
 */
export function faultOfReading(seed: number, texts: readonly string[], folder: string): string | null {
  const file = join(folder, 'lab/lab.yaml');
  const isCourse = seed % COURSE_EVERY === 0;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, isCourse ? (texts[seed % texts.length] ?? '') : damagedLab(seed, texts));
  writeFileSync(join(folder, 'course.yaml'), isCourse ? damagedLab(seed, [COURSE]) : COURSE);
  try {
    const placeless = lintLab(file, graders, true).problems.find(
      ({ place: { line, column } }) => !(line >= 1 && column >= 1),
    );
    return placeless ? `no place: ${placeless.text}` : null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
