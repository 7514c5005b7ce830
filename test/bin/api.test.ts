import { join } from 'node:path';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import * as api from '../../src/api/index.ts';

const ROOT = join(import.meta.dirname, '../..');

it('what is imported by the package’s name is what src/api exports', async () => {
  const script = "import('giliran').then((all) => console.log(JSON.stringify(Object.keys(all))))";
  const { stdout } = await execa(process.execPath, ['--eval', script], { cwd: ROOT });
  expect(JSON.parse(stdout).sort()).toEqual(Object.keys(api).sort());
});
