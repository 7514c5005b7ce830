import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { intakeEn } from '../../../src/messages/intake-en.ts';
import { say } from '../../../src/messages/say.ts';

const FOLDER = join(import.meta.dirname, '../../../src/batch/intake');

/** Ids that the intake's sources write out. */
const WRITTEN = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => [...readFileSync(join(FOLDER, name), 'utf8').matchAll(/'(intake\.[a-z0-9-]+)'/g)])
  .map(([, id]) => id ?? '');

describe('messages about hand-ins', () => {
  it('have a sentence for every id', () => {
    expect(WRITTEN.filter((id) => !(id in intakeEn))).toEqual([]);
  });

  it('show hostile file names harmlessly, in both languages', () => {
    for (const language of ['en', 'id'] as const)
      for (const id of Object.keys(intakeEn)) {
        const params = { files: ['a\x1b[31m\n.py'], count: 1, path: 'p', example: 'e\x07' };
        expect(say({ id, params }, language)).not.toMatch(/[\x00-\x1f]/);
      }
  });
});
