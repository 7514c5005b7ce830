import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replacements } from './replacements.ts';

// `vitest.config.ts` reads the test files, but not what they import.
describe('what tests import of each other', () => {
  it('replaces nothing and sets nothing', () => {
    const tests = join(import.meta.dirname, '..');
    const names = readdirSync(tests, { recursive: true, encoding: 'utf8' });
    const helpers = names.filter((name) => /(?<!\.test)\.ts$/.test(name));
    expect(helpers).not.toEqual([]);
    const found = helpers.flatMap((name) =>
      replacements(readFileSync(join(tests, name), 'utf8')).map((said) => `${name}: ${said}`),
    );
    expect(found).toEqual([]);
  });
});

describe('what a test replaces or sets', () => {
  it.each([
    ["vi.mock('node:fs');", ['vi.mock']],
    ["vi.spyOn(console, 'log').mockReturnValue();", ['vi.spyOn']],
    ['vi.useFakeTimers();', ['vi.useFakeTimers']],
    ["vi.stubEnv('A', 'b'); vi.stubGlobal('c', 1);", ['vi.stubEnv', 'vi.stubGlobal']],
    ["vi['mock']('node:fs');", ["vi['mock']"]],
    ["import { vi as v } from 'vitest';", ['vi as v']],
    ["process.env.HOME = '/';", ['process.env.HOME = …']],
    ["process.env['HOME'] ??= '/';", ["process.env['HOME'] = …"]],
    ['process.env = {};', ['process.env = …']],
    ['delete process.env.HOME;', ['process.env.HOME deleted']],
    ["Object.assign(process.env, { HOME: '/' });", ['process.env assigned']],
    ["import { chdir } from 'node:process';", ['chdir']],
    ["process.chdir('/');", ['process.chdir']],
  ])('is seen in %s', (text, said) => {
    expect(replacements(text)).toEqual(said);
  });

  it.each([
    "import { expect, it, vi } from 'vitest';",
    'await vi.waitFor(() => found());',
    'const home = process.env.HOME; const here = process.cwd();',
    "// vi.mock('node:fs')",
    "const text = 'process.env.HOME = 1';",
  ])('is not seen in %s', (text) => {
    expect(replacements(text)).toEqual([]);
  });
});
