import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mutantsOf } from '../../../src/authoring/mutants/mutants-of.ts';
import { loadStryker } from '../../../src/authoring/mutants/stryker/load-instrumenter.ts';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-mutants-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('mutants', () => {
  it('are made of every program, in the order of its lines, and known by file, line and operator', async () => {
    const folder = folderWith({
      'a.js': 'socket.write(x);\n\nconst PORT = 8080;\nlisten(PORT);',
      'fixture.yaml': '',
    });
    const { mutants, left } = await mutantsOf(folder, null);
    expect(left).toEqual([]);
    expect(mutants.map(({ name }) => name)).toContain('mutants/a.js:1 send-drop');
    expect(mutants.at(-1)).toMatchObject({ name: 'mutants/a.js:4 call-drop', file: 'a.js', line: 4 });
    const port = mutants.find(({ operator }) => operator === 'port-other');
    expect(port).toMatchObject({
      code: 'const PORT = 8080;',
      becomes: 'const PORT = 8081;',
      isWording: false,
    });
  });

  it('leave out what does the same, and what is not a program', async () => {
    // The compiler drops the dead code, changed or not.
    const { mutants, same } = await mutantsOf(folderWith({ 'a.js': 'if (false) console.log(x);' }), null);
    expect(mutants).toEqual([]);
    expect(same).toBeGreaterThan(0);
  });

  it('say of which files there are none', async () => {
    const { left } = await mutantsOf(folderWith({ 'server.py': 'print(1)\n', 'notes.md': '' }), null);
    expect(left).toEqual(['server.py']);
  });

  it('are made by Stryker’s mutators too, in parentheses where the code around them would take a part', async () => {
    const stryker = await loadStryker();
    const { mutants } = await mutantsOf(folderWith({ 'a.ts': 'f(a && b && c, x + y);' }), stryker);
    const becomes = mutants
      .filter(({ operator }) => operator === 'LogicalOperator')
      .map((one) => one.becomes);
    expect(becomes).toEqual(['f(a && b || c, x + y);', 'f((a || b) && c, x + y);']);
    expect(mutants.map(({ becomes: text }) => text)).toContain('f(a && b && c, x - y);');
  });

  it('leave an encoding alone that is Node’s default', async () => {
    const program = "socket.setEncoding('utf8');\nkeyboard.setEncoding('latin1');\n";
    const { mutants } = await mutantsOf(folderWith({ 'a.js': program }), await loadStryker());
    const texts = mutants.filter(({ operator }) => operator === 'StringLiteral');
    expect(texts.map(({ line }) => line)).toEqual([2]);
  });

  it('do without Stryker where it is not installed, but report any other error', async () => {
    const missing = Object.assign(new Error("Cannot find package '@stryker-mutator/instrumenter'"), {
      code: 'ERR_MODULE_NOT_FOUND',
    });
    expect(await loadStryker(() => Promise.reject(missing))).toBeNull();
    await expect(loadStryker(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });
});
