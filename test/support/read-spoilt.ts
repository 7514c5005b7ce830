import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { graders } from '../../graders/index.ts';
import { lintLab } from '../../src/authoring/lint/lint-lab.ts';
import { spoiltLab } from './spoilt-lab.ts';

/** What a course's file may say. */
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

/** Each of so many times it is the course's file that is spoilt, and the lab's that is whole. */
const COURSE_EVERY = 5;

/**
 * Has the loader, and then lint, read a lab file, or that of its course, which is spoilt.
 * @param folder where both are written down
 * @returns what they do that they must not: fail, or tell of a mistake without a place; null for nothing
 */
export function faultOfReading(seed: number, texts: readonly string[], folder: string): string | null {
  const file = join(folder, 'lab/lab.yaml');
  const isCourse = seed % COURSE_EVERY === 0;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, isCourse ? (texts[seed % texts.length] ?? '') : spoiltLab(seed, texts));
  writeFileSync(join(folder, 'course.yaml'), isCourse ? spoiltLab(seed, [COURSE]) : COURSE);
  try {
    const placeless = lintLab(file, graders, true).problems.find(
      ({ place: { line, column } }) => !(line >= 1 && column >= 1),
    );
    return placeless ? `no place: ${placeless.text}` : null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
