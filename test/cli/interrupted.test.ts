import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { becomes, processesWith } from '../run/processes.ts';
import { needs } from '../support/tools.ts';

const ROOT = join(import.meta.dirname, '../..');
const { it } = needs('python3', 'namespaces');

interface Started {
  readonly giliran: ChildProcess;
  readonly folder: string;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  readonly err: () => string;
}

/** Starts giliran on a program, and resolves when the program has shown that it runs. */
async function start(program: string, ...flags: readonly string[]): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), `giliran-${program}-`));
  cpSync(join(ROOT, 'test/programs', program), folder, { recursive: true });
  const trace = join(folder, 'trace.jsonl');
  const lab = join(ROOT, 'test/cli/labs/patient.yaml');
  const giliran = spawn(
    process.execPath,
    [join(ROOT, 'bin/giliran.js'), 'check', lab, folder, '--trace', trace, '--lang', 'en', ...flags],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let err = '';
  giliran.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    giliran.once('exit', (code, signal) => resolve({ code, signal })),
  );
  const runs = await becomes(
    () => existsSync(trace) && readFileSync(trace, 'utf8').includes('"kind":"print"'),
  );
  expect(runs).toBe(true);
  return { giliran, folder, ended, err: () => err };
}

/** Processes of the student's, and of the harness's own for them: giliran itself names the folder too. */
function left({ folder, giliran }: Started): readonly string[] {
  return processesWith(folder).filter((pid) => pid !== String(giliran.pid));
}

describe('giliran interrupted in a run', () => {
  it('by SIGKILL leaves no process of the run behind', async () => {
    const started = await start('talks-and-waits');
    expect(left(started)).not.toHaveLength(0);
    started.giliran.kill('SIGKILL');
    expect(await started.ended).toEqual({ code: null, signal: 'SIGKILL' });
    expect(await becomes(() => left(started).length === 0)).toBe(true);
  });

  for (const flags of [[], ['--isolation', 'none']])
    it(`by Ctrl-C says so, exits with 130 and leaves nothing behind ${flags.join(' ')}`, async () => {
      const started = await start('talks-and-waits', ...flags);
      started.giliran.kill('SIGINT');
      expect(await started.ended).toEqual({ code: 130, signal: null });
      expect(started.err()).toBe('giliran: interrupted; every program has been ended.\n');
      expect(await becomes(() => left(started).length === 0)).toBe(true);
    });
});
