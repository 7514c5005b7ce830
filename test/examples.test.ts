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

/** Which are run: the chosen ones, the others, or all by default. */
const WHICH = process.env.GILIRAN_FIXTURES;

/** Every program beside a lab: `right-…` are right, `faulty-…` say what is wrong in `fixture.yaml`. */
const PROGRAMS = foldersIn(EXAMPLES).map((lab) => ({
  lab,
  names: foldersIn(join(EXAMPLES, lab))
    .filter((own) => /^(?:right|faulty)-/.test(own))
    .sort(),
}));

/** Of each lab `npm test` runs the first right program and the first faulty one, by name; the others are run by turns. */
const CHOSEN = PROGRAMS.flatMap(({ lab, names }) =>
  ['right-', 'faulty-'].flatMap((kind) => {
    const first = names.find((name) => name.startsWith(kind));
    return first === undefined ? [] : [join(lab, first)];
  }),
);
const OTHERS = PROGRAMS.flatMap(({ lab, names }) => names.map((name) => join(lab, name)))
  .filter((path) => !CHOSEN.includes(path))
  .filter((_, index) => isInTurn(index));

function isAsked(lab: string, name: string): boolean {
  const path = join(lab, name);
  return (WHICH !== 'others' && CHOSEN.includes(path)) || (WHICH !== 'chosen' && OTHERS.includes(path));
}

for (const { lab, names } of PROGRAMS) {
  const asked = names.filter((name) => isAsked(lab, name));
  if (asked.length === 0) continue;
  describe(`examples/${lab}`, () => {
    for (const name of asked)
      needs('namespaces', ...toolsFor(name)).concurrent(name, async () => {
        const fixture = readExample(lab, join(EXAMPLES, lab, name));
        const document = await checkJson(join(EXAMPLES, lab, 'lab.yaml'), fixture.folder, '--seed', '11');
        expect(differences(fixture, document)).toEqual([]);
      });
  });
}

function toolsFor(folder: string): readonly Tool[] {
  return TOOLS[/^right-(\w+)/.exec(folder)?.[1] ?? 'python'] ?? ['python3'];
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
