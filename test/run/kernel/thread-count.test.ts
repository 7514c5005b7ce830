import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ProcessView } from '../../../src/run/kernel/process-view.ts';
import { callTable } from '../../../src/run/kernel/system-calls.ts';
import { ThreadCount } from '../../../src/run/kernel/thread-count.ts';

/** Starts another thread with each line that it gets, or replaces the last one. */
const THREADS = `
const { Worker } = require('node:worker_threads');
const workers = [];
const start = () => {
  const worker = new Worker('require("node:worker_threads").parentPort.on("message", () => {})', { eval: true });
  workers.push(worker);
  worker.once('online', () => console.log('there'));
};
process.stdin.on('data', (line) => {
  if (String(line).startsWith('more')) start();
  else workers.pop().terminate().then(start);
});
console.log('up');
`;

/** Runs a test with a program that starts and ends threads on request. */
async function withThreads(
  test: (pid: number, tell: (what: 'more' | 'another') => Promise<void>) => Promise<void>,
): Promise<void> {
  const child = spawn(process.execPath, ['-e', THREADS], { stdio: ['pipe', 'pipe', 'ignore'] });
  try {
    await once(child.stdout, 'data');
    await test(child.pid ?? 0, async (what) => {
      child.stdin.write(`${what}\n`);
      await once(child.stdout, 'data');
    });
  } finally {
    child.kill('SIGKILL');
  }
}

const tidsOf = (pid: number): readonly string[] => readdirSync(`/proc/${pid}/task`).sort();

describe.runIf(process.platform === 'linux' && callTable(process.arch) !== null)(
  'the threads of a process',
  () => {
    it('are counted as they come', () =>
      withThreads(async (pid, tell) => {
        const count = new ThreadCount(`/proc/${pid}`);
        const before = tidsOf(pid).length;
        expect(count.read()).toBe(before);
        await tell('more');
        expect(count.read()).toBe(tidsOf(pid).length);
        expect(tidsOf(pid).length).toBeGreaterThan(before);
        count.close();
      }));

    it('have no number where the process is gone', () => {
      expect(new ThreadCount('/proc/0').read()).toBeNull();
    });

    it('are found where one has replaced another, once that one has been read', () =>
      withThreads(async (pid, tell) => {
        await tell('more');
        const view = ProcessView.open('/proc', String(pid), performance.now());
        if (!view) throw new Error('the program has ended');
        expect(view.list()).toBe(true);
        expect([...view.threads.keys()].sort()).toEqual(tidsOf(pid));
        await tell('another');
        view.list();
        for (const thread of [...view.threads.values()])
          view.look(thread, callTable(process.arch) ?? {}, false);
        view.list();
        expect([...view.threads.keys()].sort()).toEqual(tidsOf(pid));
        view.close();
      }));

    it('are found at once where the count is doubted', () =>
      withThreads(async (pid, tell) => {
        await tell('more');
        const view = ProcessView.open('/proc', String(pid), performance.now());
        if (!view) throw new Error('the program has ended');
        view.list();
        await tell('another');
        view.doubt();
        view.list();
        expect([...view.threads.keys()].sort()).toEqual(tidsOf(pid));
        view.close();
      }));
  },
);
