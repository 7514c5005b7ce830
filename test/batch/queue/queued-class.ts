import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type OpenQueue, openQueue } from '../../../src/batch/queue/open-queue.ts';
import { parseQueueAddress } from '../../../src/batch/queue/queue-address.ts';
import { toolVersion } from '../../../src/machine/installation.ts';
import { processesWith } from '../../run/processes.ts';
import { ONE_LINE } from '../class.ts';

const COMMAND = join(import.meta.dirname, '../../../bin/giliran.js');

/** The real command, as it runs. */
export interface Running {
  readonly pid: number;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Its output so far. */
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

const running: Running[] = [];

afterEach(async () => {
  for (const one of running.splice(0)) {
    one.kill('SIGCONT');
    one.kill('SIGKILL');
    await one.ended;
  }
});

/** Starts a worker, without a sandbox, for one job at a time; it is stopped after the test. */
export function startWorker(url: string, isolation = 'network'): Running {
  return start(['worker', '--queue', url, '--isolation', isolation, '--jobs', '1']);
}

/** Starts a coordinator; it is stopped after the test. */
export function startGrading(url: string, folder: string, out: string): Running {
  const flags = ['--out', out, '--isolation', 'network', '--seed', '7', '--queue', url];
  return start(['grade', ONE_LINE, folder, ...flags]);
}

function start(argv: readonly string[]): Running {
  const child: ChildProcess = spawn(process.execPath, [COMMAND, ...argv, '--lang', 'en'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const one: Running = {
    pid: child.pid ?? 0,
    kill: (signal) => child.kill(signal),
    said: () => said,
    ended: once(child, 'close').then(([code]) => code),
  };
  running.push(one);
  return one;
}

/** Whether a worker has a job: it starts a process for its first one. */
export function isBusy({ pid }: Running): boolean {
  return processesWith('grade-worker.js').some((worker) => parentOf(worker) === pid);
}

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

/** Reads the queue on a separate connection. */
export async function withQueue<T>(url: string, task: (link: OpenQueue) => Promise<T>): Promise<T> {
  const link = await openQueue(parseQueueAddress(url), { tool: toolVersion(), isolation: 'network' });
  try {
    return await task(link);
  } finally {
    await link.queue.disconnect();
  }
}
