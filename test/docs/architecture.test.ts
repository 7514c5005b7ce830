import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const PROJECT = join(import.meta.dirname, '../..');
/** Folders whose own folders the second table names. */
const LARGE = ['run', 'batch', 'student', 'authoring', 'pages'];

describe('docs/architecture.md', () => {
  const text = readFileSync(join(PROJECT, 'docs/architecture.md'), 'utf8');

  it('names every folder of src', () => {
    expect(foldersIn('src').filter((name) => !text.includes(`| \`src/${name}\` |`))).toEqual([]);
  });

  it('names every folder of the large ones, and no other', () => {
    const there = LARGE.flatMap((large) => foldersIn(`src/${large}`).map((name) => `${large}/${name}`));
    const named = [...text.matchAll(/`((?:run|batch|student|authoring|pages)\/[a-z-]+)`/g)].map(
      ([, name]) => name ?? '',
    );
    expect(new Set(named)).toEqual(new Set(there));
  });
});

function foldersIn(folder: string): readonly string[] {
  return readdirSync(join(PROJECT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
