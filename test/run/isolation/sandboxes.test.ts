import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { chooseHostAddress, oneMachine } from '../../../src/run/isolation/host-address.ts';
import type { Sandbox } from '../../../src/run/isolation/sandbox.ts';
import { ROLE_LIMITS } from '../../../src/run/isolation/sandbox-limits.ts';
import { temporaryNames } from '../../support/temporary-names.ts';
import { needs } from '../../support/tools.ts';
import { becomes, processesWith } from '../processes.ts';
import { playScript, sandboxesHiding } from './play-in-sandbox.ts';

const ROOT = join(import.meta.dirname, '../../..');
const sandboxes = sandboxesHiding(ROOT);
const { it } = needs('bwrap', 'namespaces');
const python = needs('bwrap', 'namespaces', 'python3');

let folder = '';
const own = (): string => join(folder, 'own');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'giliran-sandboxes-'));
  mkdirSync(own());
  writeFileSync(join(own(), 'notes.txt'), 'catatan');
  writeFileSync(join(folder, 'sibling.txt'), 'rahasia');
  sandboxes.admit(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens a sandbox for a test, and closes it whatever happens. */
async function inSandbox(test: (sandbox: Sandbox) => Promise<void>): Promise<void> {
  const sandbox = await sandboxes.open(oneMachine(chooseHostAddress(() => 0)));
  try {
    await test(sandbox);
  } finally {
    await sandbox.close();
  }
}

it('shows a program its own folder, and of the machine only what programs need', () =>
  inSandbox(async (sandbox) => {
    const { out } = await playScript(sandbox, 'pwd; ls; ls -A /', own());
    const [place, file, ...rest] = out.split('\n');
    expect([place, file]).toEqual(['/giliran/submission', 'notes.txt']);
    for (const name of ['home', 'work', 'run', 'sys', 'var', 'mnt', 'opt', 'srv'])
      expect(rest).not.toContain(name);
    for (const hidden of [join(folder, 'sibling.txt'), ROOT, '/etc/shadow', join(homedir(), '.bashrc')])
      expect((await playScript(sandbox, `ls '${hidden}'`)).code).not.toBe(0);
  }));

it('keeps what a program writes from all others, and from its own next start', () =>
  inSandbox(async (sandbox) => {
    const written = await playScript(sandbox, 'echo baru > notes.txt; touch log.txt; cat notes.txt', own());
    expect(written.out).toBe('baru');
    const again = await playScript(sandbox, 'cat notes.txt; ls; ls /tmp', own());
    expect(again.out).toBe('catatannotes.txt');
    expect(readdirSync(own())).toEqual(['notes.txt']);
    expect(readFileSync(join(own(), 'notes.txt'), 'utf8')).toBe('catatan');
  }));

it('passes on a program’s environment, except what names the machine and its user', () =>
  inSandbox(async (sandbox) => {
    const env = { PATH: '/rahasia', HOME: '/rahasia', USER: 'rahasia', TMPDIR: '/rahasia', OWN: 'mine' };
    const { out } = await playScript(sandbox, 'env', null, env);
    expect(out).toContain('OWN=mine');
    expect(out).not.toContain('rahasia');
  }));

it('gives each program processes, a host name and shared memory of its own', () =>
  inSandbox(async (sandbox) => {
    const waiting = playScript(sandbox, 'exec sleep 1000');
    const { out } = await playScript(sandbox, "hostname; cat /proc/[0-9]*/cmdline | tr '\\0' ' '");
    expect(out).toMatch(/^giliran\n/);
    expect(out).not.toContain('sleep');
    await sandbox.close();
    expect(await waiting).toMatchObject({ signal: 'SIGKILL' });
  }));

it('has no capabilities, no way to gain any, and refused calls', () =>
  inSandbox(async (sandbox) => {
    const { out } = await playScript(sandbox, 'cat /proc/self/status');
    for (const set of ['Inh', 'Prm', 'Eff', 'Bnd', 'Amb'])
      expect(out).toMatch(new RegExp(`^Cap${set}:\\t0+$`, 'm'));
    expect(out).toMatch(/^NoNewPrivs:\t1$/m);
    expect(out).toMatch(/^Seccomp:\t2$/m);
  }));

it('ends as its program ends, and prints nothing itself', () =>
  inSandbox(async (sandbox) => {
    expect(await playScript(sandbox, 'exit 7')).toMatchObject({ code: 7 });
    const killed = await playScript(sandbox, 'kill -SEGV $$');
    expect(killed).toMatchObject({ signal: 'SIGSEGV', out: '', err: '' });
    expect(sandbox.neverStarted(killed.pid)).toBe(false);
  }));

it('distinguishes a program that was never started from one that ended at once', () =>
  inSandbox(async (sandbox) => {
    const { pid, code } = await playScript(sandbox, 'true', join(folder, 'not-there'));
    expect(code).not.toBe(0);
    expect(sandbox.neverStarted(pid)).toBe(true);
  }));

it('has a disk with a limit, wherever it is written to', () =>
  inSandbox(async (sandbox) => {
    const fill = 'for at in . /tmp /dev/shm; do head -c 1G /dev/zero > $at/full; done';
    const { out, err } = await playScript(sandbox, `${fill}; du -cb . /tmp /dev/shm | tail -n 1`, own());
    expect(err).toContain('No space left');
    expect(Number.parseInt(out, 10)).toBeLessThanOrEqual(ROLE_LIMITS.diskBytes + 4096);
  }));

it('has room for what a program has in its folder', () =>
  inSandbox(async (sandbox) => {
    const large = join(folder, 'large');
    mkdirSync(large);
    writeFileSync(join(large, 'data'), Buffer.alloc(ROLE_LIMITS.diskBytes));
    const { code } = await playScript(sandbox, 'head -c 1M /dev/zero > more', large);
    expect(code).toBe(0);
  }));

it('makes more private disks than were prepared', () =>
  inSandbox(async (sandbox) => {
    const disks = Array.from({ length: 9 }, () =>
      playScript(sandbox, 'touch /tmp/x && cat notes.txt', own()),
    );
    for (const { out } of await Promise.all(disks)) expect(out).toBe('catatan');
  }));

python.it('refuses a program children above its limit, while others have theirs', () =>
  inSandbox(async (sandbox) => {
    writeFileSync(join(own(), 'bomb.py'), BOMB);
    const bomb = playScript(sandbox, 'exec python3 bomb.py', own());
    expect(await becomes(() => processesWith('bomb.py').length > ROLE_LIMITS.processes / 2)).toBe(true);
    const { code } = await playScript(sandbox, 'for i in 1 2 3 4 5 6 7 8; do sleep 0 & done; wait');
    expect(code).toBe(0);
    expect(processesWith('bomb.py').length).toBeLessThan(ROLE_LIMITS.processes + 10);
    await sandbox.close();
    await bomb;
    rmSync(join(own(), 'bomb.py'));
    expect(await becomes(() => processesWith('bomb.py').length === 0)).toBe(true);
  }),
);

const BOMB = `import os
if os.path.isdir("/giliran/submission"):
    try:
        while True:
            os.fork()
    except OSError:
        os.read(os.pipe()[0], 1)
`;

it('leaves nothing behind', async () => {
  const before = foldersOfSandboxes();
  await inSandbox(async (sandbox) => {
    const daemon = playScript(sandbox, 'setsid sleep 1234.5 &', own());
    expect(await becomes(() => processesWith('1234.5').length > 0)).toBe(true);
    await sandbox.close();
    await daemon;
  });
  expect(foldersOfSandboxes()).toEqual(before);
  expect(await becomes(() => processesWith('1234.5').length === 0)).toBe(true);
});

/** Those of this process: other tests have their own. */
function foldersOfSandboxes(): readonly string[] {
  return temporaryNames().filter(
    (name) => name.startsWith('giliran-box-') && name.includes(`.${process.pid}.`),
  );
}
