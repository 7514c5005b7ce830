import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { marksEn } from '../../src/messages/marks-en.ts';

const FOLDER = join(import.meta.dirname, '../../src/gradebook');

it('uses every message about marks, and none that does not exist', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const text = files.map((name) => readFileSync(join(FOLDER, name), 'utf8')).join('\n');
  const said = new Set([...text.matchAll(/'(marks\.[a-z-]+)'/g)].map(([, id]) => id ?? ''));
  expect([...said].sort()).toEqual(Object.keys(marksEn).sort());
});
