import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileFile } from '../../src/submission/compile.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'giliran-compile-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Compiles the first file, and runs it. @returns what it prints */
async function run(files: Readonly<Record<string, string>>): Promise<string> {
  const [file = ''] = Object.keys(files);
  const compiled = await compile(files, file);
  if (!compiled.ok) throw new Error(compiled.message.id);
  return (
    await execa(process.execPath, ['--enable-source-maps', compiled.file], { reject: false, all: true })
  ).all;
}

function compile(files: Readonly<Record<string, string>>, file: string) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return compileFile(folder, file, join(folder, 'out'));
}

describe('a file that takes in nothing but what node has', () => {
  it('runs as a program', async () => {
    const text =
      'import { basename } from "path";\nconst name: string = basename("/a/b");\nconsole.log(name);';
    expect(await run({ 'server.ts': text })).toBe('b');
  });

  it('knows where it lies', async () => {
    const text = 'import { basename } from "node:path";\nconsole.log(basename(import.meta.filename));';
    expect(await run({ 'server.ts': text })).toBe('server.cjs');
  });

  it('is named, with the line, where it fails', async () => {
    const shown = await run({ 'server.ts': 'type A = 1;\n\nthrow new Error("here");' });
    expect(shown).toContain(`${join(folder, 'server.ts')}:3`);
  });

  it('may await at its top level', async () => {
    const text =
      'import { setImmediate } from "node:timers/promises";\nawait setImmediate();\nconsole.log("later");';
    expect(await run({ 'server.ts': text })).toBe('later');
  });
});

describe('a file with more to it', () => {
  it('takes in its neighbours, however it names them', async () => {
    const files = {
      'server.ts':
        'import { a } from "./lib/a";\nconsole.log(a, require("./b").b, (await import("./c.js")).c);',
      'lib/a.ts': 'export const a = 1;',
      'b.js': 'exports.b = 2;',
      'c.js': 'exports.c = 3;',
    };
    expect(await run(files)).toBe('1 2 3');
  });

  it('is built as its tsconfig.json says', async () => {
    const files = {
      'server.ts': 'class A { x; }\nconsole.log(Object.keys(new A()).length);',
      'tsconfig.json': '{ "compilerOptions": { "useDefineForClassFields": false } }',
    };
    expect(await run(files)).toBe('0');
  });

  it('is refused where it takes in a package that is not there', async () => {
    const compiled = await compile({ 'server.ts': 'import x from "no-such-package";\nx();' }, 'server.ts');
    expect(compiled).toMatchObject({ ok: false, message: { id: 'problem.no-such-package' } });
  });

  it('is refused where its own text is wrong', async () => {
    const compiled = await compile({ 'server.ts': 'const = 1;' }, 'server.ts');
    expect(compiled).toMatchObject({ ok: false, message: { id: 'problem.syntax-error' } });
  });
});
