import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingPart } from '../../src/cli/missing-part.ts';

const ROOT = join(import.meta.dirname, '../..');

async function errorOf(task: () => unknown): Promise<unknown> {
  try {
    await task();
    return null;
  } catch (error) {
    return error;
  }
}

describe('what is missing of giliran', () => {
  for (const [name, task, part] of [
    ['a file', () => readFileSync(join(ROOT, 'labs/gone/lab.yaml')), 'labs/gone/lab.yaml'],
    ['a piece of the build', () => import(join(ROOT, 'dist/gone-ABC.js')), 'dist/gone-ABC.js'],
    ['a package', () => import('no-such-package'.slice()), 'no-such-package'],
  ] as const)
    it(`is reported by name: ${name}`, async () => {
      expect(missingPart(await errorOf(task))).toBe(part);
    });

  for (const [name, task] of [
    ['a file of somebody else’s', () => readFileSync('/no/such/lab.yaml')],
    ['a file beside giliran’s own', () => readFileSync(join(ROOT, 'labs-of-mine/lab.yaml'))],
    ['a folder that is read as a file', () => readFileSync(join(ROOT, 'labs'))],
    ['a mistake', () => JSON.parse('{')],
  ] as const)
    it(`is not ${name}`, async () => {
      const error = await errorOf(task);
      expect(error).toBeInstanceOf(Error);
      expect(missingPart(error)).toBeNull();
    });
});
