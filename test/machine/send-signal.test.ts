import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';

const MODULE = join(import.meta.dirname, '../../src/machine/process-tree.ts');

describe('a signal to a program that was never started', () => {
  it.skipIf(process.platform === 'win32')('ends no process', async () => {
    const script = `import { build } from 'esbuild';
const { outputFiles } = await build({ entryPoints: [${JSON.stringify(MODULE)}], bundle: true, write: false, platform: 'node', format: 'esm' });
const { sendSignal, signalTree } = await import('data:text/javascript,' + encodeURIComponent(outputFiles[0].text));
sendSignal(0, 'SIGTERM'); sendSignal(-0, 'SIGTERM'); signalTree(0, 'SIGTERM');
console.log('alive');`;
    // Detached, with a process group of its own: a bug would signal no other process.
    const { stdout } = await execa(process.execPath, ['--input-type=module', '-e', script], {
      cwd: join(import.meta.dirname, '../..'),
      detached: true,
      reject: false,
    });
    expect(stdout).toBe('alive');
  });
});
