import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { processesOf } from '../../../src/run/isolation/accounts.ts';
import { chooseHostAddress, oneMachine } from '../../../src/run/isolation/host-address.ts';
import type { Wrapped } from '../../../src/run/isolation/isolation.ts';
import type { Sandbox } from '../../../src/run/isolation/sandbox.ts';
import { UserSandboxes } from '../../../src/run/isolation/user-sandboxes.ts';
import { needs } from '../../support/tools.ts';
import { becomes } from '../processes.ts';

const { it } = needs('root', 'setpriv');

/** A submission with one file, which only root may change. */
async function withBox(act: (box: Sandbox, folder: string) => void | Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-user-box-'));
  writeFileSync(join(folder, 'server.py'), 'print(1)\n', { mode: 0o644 });
  const box = await new UserSandboxes().open(oneMachine(chooseHostAddress(() => 0)));
  try {
    await act(box, folder);
  } finally {
    await box.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function shell(box: Sandbox, folder: string, script: string): Wrapped {
  const own = { outside: folder, inside: '/giliran/submission', own: true };
  return box.wrap({ command: 'sh', args: ['-c', script], cwd: folder, env: {}, folders: [own] });
}

function printed({ command, args, cwd, env }: Wrapped): string {
  return spawnSync(command, args, { cwd, env: { ...env }, encoding: 'utf8' }).stdout;
}

describe('a program that runs as a user of its own', () => {
  it('has an account that the machine does not know, and cannot change it', async () => {
    await withBox((box, folder) => {
      const said = printed(
        shell(box, folder, 'id -u; id -G; grep NoNewPrivs /proc/self/status; id -un 2>&1'),
      );
      const [uid, groups, privileges, name] = said.split('\n');
      expect(Number(uid)).toBeGreaterThan(60_000);
      expect(Number(groups)).toBeGreaterThan(60_000);
      expect(privileges).toMatch(/1$/);
      expect(name).toContain('cannot find name');
    });
  });

  it('writes in a copy of its folder, and the submission is unchanged', async () => {
    await withBox((box, folder) => {
      expect(printed(shell(box, folder, 'echo changed > server.py && cat server.py'))).toBe('changed\n');
      expect(readFileSync(join(folder, 'server.py'), 'utf8')).toBe('print(1)\n');
    });
  });

  it('has another account than the endpoints', async () => {
    await withBox((box, folder) => {
      const launch = { command: 'sh', args: ['-c', 'id -u'], cwd: '/', env: {}, folders: [] };
      expect(printed(box.wrap(launch))).not.toBe(printed(shell(box, folder, 'id -u')));
    });
  });

  it('is ended with its run, wherever it has gone', async () => {
    let left = '';
    await withBox(async (box, folder) => {
      const script = 'echo $$ > pid; id -u > user; (setsid sleep 1000 &) ; exec sleep 1000';
      const { command, args, cwd, env } = shell(box, folder, script);
      const child = spawn(command, args, { cwd, env: { ...env }, detached: true, stdio: 'ignore' });
      child.unref();
      expect(await becomes(() => existsSync(join(cwd, 'user')))).toBe(true);
      expect(await becomes(() => readFileSync(join(cwd, 'user'), 'utf8') !== '')).toBe(true);
      left = readFileSync(join(cwd, 'user'), 'utf8').trim();
      expect(await becomes(() => processesOf(Number(left)).length === 2)).toBe(true);
    });
    expect(processesOf(Number(left))).toEqual([]);
  });
});
