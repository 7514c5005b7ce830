import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { fillIn } from '../../src/authoring/new/programs.ts';
import { giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/authoring.md'), 'utf8');

/** The command lines of the page, as words. */
const COMMANDS = [...PAGE.matchAll(/^ {4}npx giliran (.*)$/gm)].map(([, line = '']) =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, text, word]) => text ?? word ?? ''),
);

needs('namespaces', 'python3').it(
  'docs/authoring.md leads from nothing to a lab whose reference passes',
  async () => {
    const parent = mkdtempSync(join(tmpdir(), 'giliran-authoring-'));
    const run = (words: readonly string[] | undefined) =>
      giliran(...(words ?? []).map((word) => (word.startsWith('first-words') ? join(parent, word) : word)));
    expect(COMMANDS).toHaveLength(8);
    const [begin, lint, silent, reference, , fixture, verify] = COMMANDS;
    expect((await run(begin)).code).toBe(0);
    expect((await run(lint)).code).toBe(0);
    const { code, out } = await run(silent);
    expect(code).toBe(1);
    expect(out).toContain('20 of 100 points');
    const folder = join(parent, 'first-words/reference');
    for (const name of readdirSync(folder)) {
      const file = join(folder, name);
      writeFileSync(file, fillIn(readFileSync(file, 'utf8'), 'python'));
    }
    expect((await run(reference)).code).toBe(0);
    expect((await run(fixture)).code).toBe(0);
    const verified = await run(verify);
    expect(verified.out).toContain('mutants are made of JavaScript and TypeScript alone');
  },
);
