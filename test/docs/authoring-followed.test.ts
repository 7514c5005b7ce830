import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { fillIn } from '../../src/authoring/new/programs.ts';
import { giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/authoring.md'), 'utf8');

const [BEFORE = '', CHAPTER = '', AFTER = ''] = PAGE.split(
  /^## (?:A kind of check of your own|Show what it catches)$/m,
);

needs('namespaces', 'python3').it(
  'docs/authoring.md leads from nothing to a lab whose reference passes, and to a grader of its own',
  async () => {
    const parent = mkdtempSync(join(tmpdir(), 'giliran-authoring-'));
    const run = (words: readonly string[] | undefined) =>
      giliran(...(words ?? []).map((word) => (word.startsWith('first-words') ? join(parent, word) : word)));
    const [begin, lint, silent, reference, , fixture, ...more] = commandsIn(BEFORE);
    expect(more).toEqual([]);
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

    const [grader, declared, step, linted, failed, counting, passed, ...others] = blocksIn(CHAPTER);
    expect(others).toEqual([]);
    const [lintAgain, fails, keep, passes, ...rewrite] = commandsIn(CHAPTER);
    const within = (name: string): string => join(parent, 'first-words', name);
    writeFileSync(within('counts-lines.ts'), grader ?? '');
    const lab = readFileSync(within('lab.yaml'), 'utf8')
      .replace(/points: 20(?!.*points: 20)/s, 'points: 10')
      .replace(/^scenarios:/m, `${declared}\nscenarios:`)
      .replace(/^questions:/m, `${step}\nquestions:`);
    writeFileSync(within('lab.yaml'), lab);
    expect((await run(lintAgain)).out).toContain(linted);
    const wrong = await run(fails);
    expect([wrong.code, wrong.out]).toEqual([1, expect.stringContaining(failed ?? 'nothing')]);
    cpSync(within('reference'), within('fixtures/uncounted'), { recursive: true });
    expect((await run(keep)).code).toBe(0);
    expect(readFileSync(within('fixtures/uncounted/fixture.yaml'), 'utf8')).toContain(
      'count.counts: { blame: [ server ], cause: own-rule }',
    );
    writeFileSync(within('reference/server.py'), counting ?? '');
    const right = await run(passes);
    expect([right.code, right.out]).toEqual([0, expect.stringContaining(passed ?? 'nothing')]);
    expect(rewrite).toHaveLength(2);
    for (const words of rewrite)
      expect(await run(words)).toMatchObject({
        code: 1,
        out: expect.stringContaining('count.counts: expected pass, found skipped'),
      });

    const [verify, ...rest] = commandsIn(AFTER);
    expect(rest).toHaveLength(1);
    const verified = await run(verify);
    expect(verified.out).toContain('mutants are made of JavaScript and TypeScript alone');
  },
);

/** The command lines of a piece of the page, as words. */
function commandsIn(piece: string): readonly (readonly string[])[] {
  return [...piece.matchAll(/^ {4}npx giliran (.*)$/gm)].map(([, line = '']) =>
    [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, text, word]) => text ?? word ?? ''),
  );
}

/** The text between fences. */
function blocksIn(piece: string): readonly string[] {
  return [...piece.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, block = '']) => block);
}
