import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { looksAtItsAge } from '../../src/submission/own-age.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'giliran-age-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function looks(source: string, name = 'server.js'): boolean {
  writeFileSync(join(folder, name), source);
  return looksAtItsAge(folder);
}

describe('a program looks at the age of its process', () => {
  for (const source of [
    'if (process.uptime() > 2) quit();',
    'const { uptime } = process;',
    'const now = performance.now();',
    "import { performance } from 'node:perf_hooks';",
    'console.log(event.timeStamp);',
    "fs.readFileSync('/proc/self/stat');",
    "execSync('ps -o etimes= -p ' + process.pid);",
  ])
    it(`by ${source}`, () => expect(looks(source)).toBe(true));

  it('in a file that it imports', () => {
    mkdirSync(join(folder, 'lib'));
    writeFileSync(join(folder, 'lib/clock.mts'), 'export const age = () => process.uptime();');
    expect(looks("import { age } from './lib/clock.mts';")).toBe(true);
  });
});

describe('a program does not', () => {
  for (const source of [
    'const at = Date.now(); setTimeout(say, 100);',
    'const passed = process.hrtime(begun);',
    'console.time("reply");',
    'const timestamp = new Date();',
  ])
    it(`by ${source}`, () => expect(looks(source)).toBe(false));

  it('by a file that is not node’s', () => expect(looks('uptime and performance', 'README.md')).toBe(false));
});
