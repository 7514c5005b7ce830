import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const MODULE = join(import.meta.dirname, '../../src/machine/process-tree.ts');

describe('a signal to a program that was never started', () => {
  // In a group of its own, so that a fault would end nobody else.
  it.skipIf(process.platform !== 'linux')('ends nobody', () => {
    const script = `import { build } from 'esbuild';
const { outputFiles } = await build({ entryPoints: [${JSON.stringify(MODULE)}], bundle: true, write: false, platform: 'node', format: 'esm' });
const { sendSignal, signalTree } = await import('data:text/javascript,' + encodeURIComponent(outputFiles[0].text));
sendSignal(0, 'SIGTERM'); sendSignal(-0, 'SIGTERM'); signalTree(0, 'SIGTERM');
console.log('alive');`;
    const { stdout } = spawnSync(
      'setsid',
      ['--wait', process.execPath, '--input-type=module', '-e', script],
      {
        cwd: join(import.meta.dirname, '../..'),
        encoding: 'utf8',
      },
    );
    expect(stdout).toBe('alive\n');
  });
});
