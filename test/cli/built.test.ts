import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect } from 'vitest';
import { needs } from '../support/tools.ts';

const ROOT = join(import.meta.dirname, '../..');
const { it } = needs('gcc', 'make', 'stdbuf', 'namespaces');

/** The command as it is installed: bundled, with its rarely used parts in files of their own. */
describe('the built command', () => {
  it('grades a submission with a giliran.yaml', async () => {
    const { stdout } = await execa(
      'node',
      [
        join(ROOT, 'bin/giliran.js'),
        'check',
        'turn-chat',
        join(ROOT, 'fixtures/turn-chat/right/c'),
        '--json',
      ],
      { reject: false },
    );
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'pass', score: 100 });
  });

  it('shows the mistakes of a lab file that was not prebuilt', async () => {
    const { exitCode, stderr } = await execa(
      'node',
      [join(ROOT, 'bin/giliran.js'), 'check', join(ROOT, 'biome.json'), ROOT],
      { reject: false },
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('giliran:');
  });
});
