import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { KernelView } from '../../../src/run/kernel/kernel-view.ts';
import { Sockets } from '../../../src/run/kernel/sockets.ts';

/** Threads that never rest, more than there are processors for. */
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
  it('stands still when each of its threads does, and not before', async () => {
    const child = spawn(process.execPath, ['-e', BUSY], {
      env: { ...process.env, GILIRAN_ROLE: 'server' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const pid = child.pid ?? 0;
    const kernel = new KernelView({
      root: '/proc',
      table: {},
      sockets: new Sockets([], [], false, ''),
      belongs: (pids) => pids.filter((other) => other === String(pid)),
      hiddenTimers: false,
      layers: 0,
    });
    try {
      await new Promise((resolve) => child.stdout.once('data', resolve));
      expect(kernel.standsStill('server')).toBe(false);
      child.kill('SIGSTOP');
      while (!kernel.standsStill('server')) await turn();
      expect(statesOf(pid).filter((state) => state !== 'T')).toEqual([]);
      child.kill('SIGCONT');
      while (kernel.standsStill('server')) await turn();
    } finally {
      kernel.close();
      child.kill('SIGKILL');
    }
  });
});
