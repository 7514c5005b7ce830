import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { differences, readExample } from './support/fixtures.ts';
import { checkJson } from './support/run.ts';
import { needs, type Tool } from './support/tools.ts';
import { isInTurn } from './support/turn.ts';

const EXAMPLES = join(import.meta.dirname, '../examples');

/** The tools of the languages that right programs are written in, by what their folders are called; faulty ones are in Python. */
const TOOLS: Readonly<Record<string, readonly Tool[]>> = {
  javascript: [],
  typescript: [],
  c: ['gcc'],
  java: ['java', 'javac'],
  go: ['go'],
};

/** Which are run: those that are chosen, the others, or all where nobody says. */
const WHICH = process.env.GILIRAN_FIXTURES;

/** Of each lab `npm test` runs the first right program and the first faulty one, by name; the others are run by turns. */
function asked(names: readonly string[]): readonly string[] {
  if (WHICH === undefined) return names;
  const chosen = ['right-', 'faulty-'].flatMap((kind) => names.find((name) => name.startsWith(kind)) ?? []);
  if (WHICH === 'chosen') return chosen;
  return names.filter((name) => !chosen.includes(name)).filter((_, index) => isInTurn(index));
}

/** Every example lab, with the programs beside it: `right-…` are right, `faulty-…` say what is wrong in `fixture.yaml`. */
for (const lab of foldersIn(EXAMPLES))
  describe(`examples/${lab}`, () => {
    for (const name of asked(
      foldersIn(join(EXAMPLES, lab))
        .filter((own) => /^(?:right|faulty)-/.test(own))
        .sort(),
    ))
      needs('namespaces', ...toolsFor(name)).concurrent(name, async () => {
        const fixture = readExample(lab, join(EXAMPLES, lab, name));
        const document = await checkJson(join(EXAMPLES, lab, 'lab.yaml'), fixture.folder, '--seed', '11');
        expect(differences(fixture, document)).toEqual([]);
      });
  });

function toolsFor(folder: string): readonly Tool[] {
  return TOOLS[/^right-(\w+)/.exec(folder)?.[1] ?? 'python'] ?? ['python3'];
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
