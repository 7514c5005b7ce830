import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { graders } from '../../graders/index.ts';
import { lintLab } from '../../src/authoring/lint/lint-lab.ts';
import { spoiltLab } from './spoilt-lab.ts';

/**
 * Has the loader, and then lint, read a lab file that is spoilt.
 * @param folder where it is written down
 * @returns what they do that they must not: fail, or tell of a mistake without a place; null for nothing
 */
export function faultOfReading(seed: number, texts: readonly string[], folder: string): string | null {
  const file = join(folder, 'lab.yaml');
  writeFileSync(file, spoiltLab(seed, texts));
  try {
    const placeless = lintLab(file, graders, true).problems.find(
      ({ place: { line, column } }) => !(line >= 1 && column >= 1),
    );
    return placeless ? `no place: ${placeless.text}` : null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
