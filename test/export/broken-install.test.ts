import { cpSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../batch/class.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Exports a lab from an installation with something missing. */
async function exportWithout(part: string, ...flags: readonly string[]) {
  const home = temporaryFolder();
  for (const name of ['bin', 'dist', 'labs', 'package.json', 'LICENSE'])
    cpSync(join(ROOT, name), join(home, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(home, 'node_modules'));
  rmSync(join(home, part), { recursive: true });
  const zip = join(home, 'autograder.zip');
  const argv = [join(home, 'bin/giliran.js'), 'export', 'gradescope', 'turn-chat', '--out', zip, ...flags];
  const { exitCode, stderr } = await execa(process.execPath, argv, {
    reject: false,
    env: { LANG: 'C.UTF-8', LC_ALL: '' },
  });
  return { exitCode, stderr, isWritten: existsSync(zip) };
}

describe('giliran export from an incomplete installation', () => {
  for (const [gone, file] of [
    ['LICENSE', 'LICENSE'],
    ['package.json', 'package.json'],
    ['labs', 'labs/turn-chat/lab.yaml'],
    ['labs/turn-chat/lab.yaml', 'labs/turn-chat/lab.yaml'],
    ['dist/labs.json', 'dist/labs.json'],
    // Only the exported autograder would have noticed that this is missing.
    ['dist/page.json', 'dist/page.json'],
    ['node_modules', 'esbuild/package.json'],
  ] as const)
    it(`names what is missing, and writes nothing: ${gone}`, async () => {
      expect(await exportWithout(gone)).toEqual({
        exitCode: 2,
        stderr:
          `giliran: Expected the whole of giliran, found that ${file} is missing from it. ` +
          'Install giliran again; in a checkout of its source, run npm run build.',
        isWritten: false,
      });
    });

  it('does so in Indonesian', async () => {
    const { stderr } = await exportWithout('dist/labs.json', '--lang', 'id');
    expect(stderr).toContain('giliran tidak utuh: dist/labs.json tidak ada. Pasang giliran lagi');
  });

  it('says so without a stack where the command itself is missing', async () => {
    const { exitCode, stderr } = await exportWithout('dist/built.json');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^giliran: ENOENT: \S.*dist\/built\.json'/);
    expect(stderr).toContain('Install giliran again');
    expect(stderr).not.toContain('    at ');
  });
});
