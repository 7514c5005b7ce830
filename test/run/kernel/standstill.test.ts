import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { RoleProcesses } from '../../../src/run/kernel/role-processes.ts';
import { Standstill } from '../../../src/run/kernel/standstill.ts';

/** Threads that never rest, more than there are processors. */
const BUSY = `
const { Worker } = require('node:worker_threads');
for (let index = 0; index < 4; index++) new Worker('for (;;);', { eval: true });
setInterval(() => {}, 1);
console.log('up');
`;

function statesOf(pid: number): readonly string[] {
  return readdirSync(`/proc/${pid}/task`).map(
    (tid) => /\) (\w)/.exec(readFileSync(`/proc/${pid}/task/${tid}/stat`, 'utf8'))?.[1] ?? '',
  );
}

describe.runIf(process.platform === 'linux')('a program that a signal has stopped', () => {
  it('counts as stopped when each of its threads has stopped, and not before', async () => {
    const child = spawn(process.execPath, ['-e', BUSY], {
      env: { ...process.env, GILIRAN_ROLE: 'server' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const pid = child.pid ?? 0;
    const processes = new RoleProcesses({
      root: '/proc',
      belongs: (pids) => pids.filter((other) => other === String(pid)),
      layers: 0,
    });
    const standstill = new Standstill(processes);
    try {
      await new Promise((resolve) => child.stdout.once('data', resolve));
      expect(standstill.isOf('server')).toBe(false);
      child.kill('SIGSTOP');
      while (!standstill.isOf('server')) await turn();
      expect(statesOf(pid).filter((state) => state !== 'T')).toEqual([]);
      child.kill('SIGCONT');
      while (standstill.isOf('server')) await turn();
    } finally {
      processes.close();
      child.kill('SIGKILL');
    }
  });
});
