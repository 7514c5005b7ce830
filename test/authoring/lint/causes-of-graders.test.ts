import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../../graders/index.ts';
import { gradersGiving } from '../../../src/authoring/lint/causes-of-graders.ts';
import { allCauses } from '../../../src/model/cause.ts';
import { importsOf } from '../../architecture/rules.ts';

const PROJECT = join(import.meta.dirname, '../../..');
const GRADERS = join(PROJECT, 'graders');

/** As many kinds of checks as rest on lines that are shown, or sent: what more give, any may. */
const A_FEW = 6;

/** A file below `graders/` with all files there that it imports. */
function withImports(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file) || !file.startsWith(GRADERS) || !existsSync(file)) return seen;
  seen.add(file);
  for (const { from, typesOnly } of importsOf(readFileSync(file, 'utf8')))
    if (from.startsWith('.') && !typesOnly) withImports(resolve(dirname(file), from), seen);
  return seen;
}

function named(files: Iterable<string>): ReadonlySet<string> {
  const text = [...files].map((file) => readFileSync(file, 'utf8')).join('\n');
  return new Set(allCauses().filter((cause) => text.includes(`'${cause}'`)));
}

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(PROJECT, folder, name));

/** What every check may fail for: by what was handed in, by the rules above the graders, by what stands around them. */
const ANY = named([
  ...['src/submission', 'src/diagnosis'].flatMap(sourcesIn),
  ...['networked', 'own-words', 'beside-network'].flatMap((lib) => [
    ...withImports(join(GRADERS, 'lib', `${lib}.ts`)),
  ]),
]);

const GIVEN = Object.keys(graders).map((id) => ({
  id,
  causes: named(withImports(join(GRADERS, `${id}.ts`))),
}));

describe('the kinds of checks that can fail for a cause', () => {
  for (const cause of allCauses())
    it(`are those whose sources name it: ${cause}`, () => {
      const giving = GIVEN.filter(({ causes }) => causes.has(cause)).map(({ id }) => id);
      const isOfAny = ANY.has(cause) || giving.length > A_FEW;
      expect([...(gradersGiving(cause) ?? [])].sort()).toEqual(isOfAny ? [] : giving.sort());
    });
});
