import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, offences, RULES } from './rules.ts';

const PROJECT = join(import.meta.dirname, '../..');

describe('imports point one way', () => {
  for (const folder of Object.keys(RULES))
    it(`${folder} imports what it may, and nothing else`, () => {
      const found = sourcesIn(folder).flatMap((file) =>
        offences(file, importsOf(readFileSync(join(PROJECT, file), 'utf8'))),
      );
      expect(found).toEqual([]);
    });

  it('has a rule for every folder of the source', () => {
    const folders = readdirSync(join(PROJECT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `src/${name}`);
    expect(folders.filter((folder) => !(folder in RULES))).toEqual([]);
  });

  it('keeps no rule for a folder that is gone', () => {
    expect(Object.keys(RULES).filter((folder) => !existsSync(join(PROJECT, folder)))).toEqual([]);
  });

  it('has no two folders that import each other, however far round', () => {
    expect(Object.keys(RULES).filter((folder) => reach(folder).has(folder))).toEqual([]);
  });
});

describe('the rules', () => {
  const offencesOf = (file: string, text: string) => offences(file, importsOf(text));

  it('name the file, the line and the import that breaks them', () => {
    expect(offencesOf('src/report/csv.ts', "\nimport { RunState } from '../run/run-state.ts';")).toEqual([
      'src/report/csv.ts:2 imports ../run/run-state.ts, but src/report may not import src/run',
    ]);
  });

  it('let types through where only types are needed, and values not', () => {
    const file = 'src/run/run-state.ts';
    expect(offencesOf(file, "import type { Plan } from '../lab/plan.ts';")).toEqual([]);
    expect(offencesOf(file, "import { type Plan } from '../lab/plan.ts';")).toEqual([]);
    expect(offencesOf(file, "import { type Plan, planRun } from '../lab/plan.ts';")).toHaveLength(1);
  });

  it('see re-exports and dynamic imports', () => {
    expect(offencesOf('src/model/lab.ts', "export * from '../lab/load.ts';")).toHaveLength(1);
    expect(offencesOf('src/model/lab.ts', "const lab = await import('../lab/load.ts');")).toHaveLength(1);
    expect(offencesOf('src/model/lab.ts', "type Load = typeof import('../lab/load.ts');")).toHaveLength(1);
  });

  it('keep packages and node’s modules out of pure code', () => {
    expect(offencesOf('graders/delivery.ts', "import { readFileSync } from 'node:fs';")).toHaveLength(1);
    expect(offencesOf('src/run/run-state.ts', "import { readFileSync } from 'node:fs';")).toEqual([]);
  });

  it('let files of one folder import each other, but not a library the files that use it', () => {
    expect(offencesOf('graders/late.ts', "import { delivery } from './delivery.ts';")).toEqual([]);
    expect(offencesOf('graders/lib/pairs.ts', "import { delivery } from '../delivery.ts';")).toHaveLength(1);
  });
});

/** Sources whose own rule is the folder's: those of a folder within it that has a rule of its own are not. */
function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter(
      (file) =>
        !Object.keys(RULES).some((other) => other.startsWith(`${folder}/`) && file.startsWith(`${other}/`)),
    );
}

/** Folders that a folder may import from, itself not counted as a start. */
function reach(start: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue = [start];
  for (let folder = queue.shift(); folder !== undefined; folder = queue.shift())
    for (const next of [...(RULES[folder]?.may ?? []), ...(RULES[folder]?.types ?? [])]) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  return seen;
}
