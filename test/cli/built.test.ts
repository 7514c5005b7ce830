import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { execa } from 'execa';
import { describe, expect } from 'vitest';
import { needs } from '../support/tools.ts';

const ROOT = join(import.meta.dirname, '../..');
const BIN = join(ROOT, 'bin/giliran.js');
const { it } = needs('gcc', 'make', 'stdbuf', 'namespaces', 'python3');

/** The command as it is installed: bundled, with its rarely used parts in separate files. */
describe('the built command', () => {
  it('grades a submission with a giliran.yaml', async () => {
    const { stdout } = await execa(
      'node',
      [BIN, 'check', 'turn-chat', join(ROOT, 'fixtures/turn-chat/right/c'), '--json'],
      { reject: false },
    );
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'pass', score: 100 });
  });

  it('passes no inherited descriptors on to programs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'giliran-left-open-'));
    const leak =
      'import os, time\nprint("bocor" if os.path.exists("/proc/self/fd/200") else "rapat")\ntime.sleep(0.1)\n';
    writeFileSync(join(folder, 'server.py'), leak);
    // Node itself closes low descriptors.
    const start =
      'import os, sys; os.dup2(os.open(sys.argv[1], 0), 200); os.execv(sys.argv[2], sys.argv[2:])';
    const argv = [process.execPath, BIN, 'check', 'turn-chat', folder, '--step', 'listen', '--json'];
    const { stdout } = await execa('python3', ['-c', start, folder, ...argv], { reject: false });
    const { trace } = JSON.parse(stdout);
    expect(readFileSync(trace, 'utf8')).toContain('"text":"rapat"');
  });

  it('shows the mistakes of a lab file that was not prebuilt', async () => {
    const { exitCode, stderr } = await execa('node', [BIN, 'check', join(ROOT, 'biome.json'), ROOT], {
      reject: false,
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('giliran:');
  });

  it('ends normally where its output is not read', async () => {
    const argv = [BIN, 'check', 'turn-chat', join(ROOT, 'fixtures/turn-chat/faulty/server-missing')];
    const giliran = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
    giliran.stdout.destroy();
    const [said, ended] = await Promise.all([text(giliran.stderr), once(giliran, 'exit')]);
    expect({ said, ended }).toEqual({ said: '', ended: [1, null] });
  });

  it('ends cleanly on Ctrl-C before it has been loaded', async () => {
    // Sends SIGINT at the command's first file access.
    const early = `data:text/javascript,
      import fs from 'node:fs';
      const read = fs.readFileSync;
      fs.readFileSync = (file, ...more) => {
        if (String(file).endsWith('built.json')) process.kill(process.pid, 'SIGINT');
        return read(file, ...more);
      };`;
    const { exitCode, signal, stdout } = await execa(process.execPath, ['--import', early, BIN, 'labs'], {
      reject: false,
    });
    expect({ exitCode, signal, stdout }).toEqual({ exitCode: 130, signal: undefined, stdout: '' });
  });
});
