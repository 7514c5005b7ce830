import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { copyFixture } from '../support/copy-fixture.ts';

const ROOT = join(import.meta.dirname, '../..');
const COMMAND = join(ROOT, 'bin/giliran.js');
const FAULTY = 'turn-chat/faulty/relays-back-to-author';

/** Runs a line in a shell, as if it were pasted. */
async function pasted(line: string, cwd: string) {
  const shell = `giliran() { '${process.execPath}' '${COMMAND}' "$@"; }\n${line}`;
  const { exitCode, stdout, stderr } = await execa('sh', ['-c', shell], {
    cwd,
    reject: false,
    env: { LC_ALL: 'C.UTF-8' },
  });
  return { exitCode, stdout, stderr };
}

/** The commands in some output. */
function commandsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<=^|\s)giliran (?:check|guide|hint|show|start) .*$/gm)].map(([line]) => line);
}

describe.skipIf(process.platform === 'win32')('commands that are printed', () => {
  for (const name of ["sari's é 順 folder", '-x $HOME `id` "q" \\ *'])
    it(`can be pasted, where the folder is called ${name}`, async () => {
      const parent = mkdtempSync(join(tmpdir(), 'giliran-pasted-'));
      const folder = join(parent, name);
      mkdirSync(folder);
      const word = `'./${name.replaceAll("'", "'\\''")}'`;
      const seen = new Set<string>();
      const follow = async (line: string): Promise<void> => {
        if (seen.has(line)) return;
        seen.add(line);
        const { exitCode, stdout, stderr } = await pasted(line, parent);
        expect({ line, stderr }).toEqual({ line, stderr: '' });
        // An empty folder cannot be graded, which ends with 2 as wrong use does.
        expect({ line, exitCode }).toEqual({
          line,
          exitCode: expect.toSatisfy((code) => code <= 1 || stdout !== ''),
        });
        // Guides lead on from step to step: the first few commands are enough.
        if (seen.size < 12) for (const next of commandsIn(stdout)) await follow(next);
      };
      await follow(`giliran check turn-chat ${word}`);
      expect([...seen].filter((line) => line.startsWith('giliran start '))).toHaveLength(1);
      rmSync(folder, { recursive: true });
      copyFixture(FAULTY, folder);
      seen.clear();
      await follow(`giliran check turn-chat ${word}`);
      for (const command of ['hint', 'show', 'check'])
        expect([...seen].some((line) => line.startsWith(`giliran ${command} `))).toBe(true);
    });
});
