import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recipesFor } from '../../../src/submission/recipes/recipes-for.ts';

/** Recipes for a file in a folder with these files, which belong to the roles that they are named after. */
function recipes(file: string, files: Readonly<Record<string, string>>) {
  const home = mkdtempSync(join(tmpdir(), 'giliran-recipes-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), text);
  }
  const all = Object.keys(files);
  const taken = all.filter((path) => /(?:server|client\d?)\.\w+$/i.test(path));
  return recipesFor({ home, file, taken, all }, ['server']);
}

/** The likeliest recipe's command that starts the program. */
function start(file: string, files: Readonly<Record<string, string>>): readonly string[] | null {
  return recipes(file, files)[0]?.start('/nowhere') ?? null;
}

const MAIN = 'public static void main(String[] args) {}';
const C_MAIN = 'int main(void) { return 0; }';

describe('the main class of a program in Java', () => {
  for (const [what, file, text, name] of [
    ['that of the file', 'Server.java', `public class Server { ${MAIN} }`, 'Server'],
    [
      'in its package',
      'src/main/java/chat/Server.java',
      `package chat;\nclass Server { ${MAIN} }`,
      'chat.Server',
    ],
    ['another of the file', 'Server.java', `class A { class B {} }\nclass C { enum D { X } ${MAIN} }`, 'C'],
    ['not one in a comment', 'server.java', `// class X\n/* package y; */ class Z { ${MAIN} }`, 'Z'],
  ] as const)
    it(`is ${what}`, () => {
      expect(start(file, { [file]: text })?.at(-1)).toBe(name);
    });
});

describe('what a program is compiled with', () => {
  it('is in C files without a main function that belong to no other role', () => {
    const files = {
      'server.c': C_MAIN,
      'client.c': C_MAIN,
      'net.c': 'void f(void) {}',
      'tes.c': C_MAIN,
      'inc/net.h': '',
    };
    const [recipe] = recipes('server.c', files);
    expect(recipe?.attempts.map(({ words }) => words.filter((word) => /\.c$|^-I/.test(word)))).toEqual([
      ['-I./inc', './server.c'],
      ['-I./inc', './server.c', './net.c'],
    ]);
  });

  it('is in Go the files in the same folder, relative to the module', () => {
    const main = 'package main\n\nfunc main() {}\n';
    const files = {
      'app/go.mod': '',
      'app/cmd/server.go': main,
      'app/cmd/client.go': main,
      'app/cmd/b.go': '',
      'c.go': '',
    };
    expect(recipes('app/cmd/server.go', files)[0]?.attempts.at(-1)).toMatchObject({
      words: ['Go', 'build', '-o', './cmd/.giliran-server', './cmd/server.go', './cmd/b.go'],
      at: 'app',
    });
  });

  it('is in Java only its own file where classes occur twice', () => {
    const files = { 'server/Main.java': '', 'client/Main.java': '' };
    expect(recipes('server/Main.java', files)[0]?.attempts[0]?.words).toContain('-sourcepath');
  });

  for (const [file, project, tool] of [
    ['server.c', 'Makefile', 'make'],
    ['server.cpp', 'GNUmakefile', 'make'],
    ['src/bin/server.rs', 'Cargo.toml', 'Rust (cargo)'],
  ] as const)
    it(`is what its ${project} says, and else what its language knows: ${file}`, () => {
      const [first, second] = recipes(file, { [file]: C_MAIN, [project]: '' });
      expect(first?.tools.map(({ title }) => title)).toEqual([tool]);
      expect(second?.attempts.at(-1)?.words).toContain(`./${file}`);
    });

  it('is nothing where an interpreter takes the file as it is', () => {
    const [recipe] = recipes('kode/server.rb', { 'kode/server.rb': '' });
    expect(recipe).toMatchObject({ attempts: [], at: 'kode' });
    expect(recipe?.start('/nowhere')).toEqual(['Ruby', './server.rb']);
  });
});
