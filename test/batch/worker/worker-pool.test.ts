import { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../../graders/index.ts';
import type { Job } from '../../../src/batch/job/job.ts';
import { WorkerError } from '../../../src/batch/job/workforce.ts';
import { WorkerPool } from '../../../src/batch/worker/worker-pool.ts';
import { loadLab } from '../../../src/lab/load.ts';
import { ONE_LINE, temporaryFolder } from '../class.ts';

const JOB: Job = {
  student: { key: 'ani', name: 'Ani', id: null, email: null },
  lab: loadLab(ONE_LINE, graders),
  seeds: [1],
  map: {},
  substitution: 'needed',
  isolation: 'network',
  remarks: [],
  language: 'en',
  traces: ['traces/ani/1.jsonl'],
  page: 'pages/ani/1.html',
};

const ANSWER =
  'process.send({ kind: "done", result: { status: "ungraded", problem: { id: String(process.pid), params: {} } } })';

/** A worker that notes every start, and does this with an assignment. */
function workerThat(does: string): { readonly file: string; readonly starts: () => number } {
  const folder = temporaryFolder();
  const file = join(folder, 'worker.mjs');
  const log = join(folder, 'log');
  writeFileSync(log, '');
  writeFileSync(
    file,
    `import { appendFileSync, readFileSync } from 'node:fs';
     appendFileSync(${JSON.stringify(log)}, '.');
     const starts = readFileSync(${JSON.stringify(log)}, 'utf8').length;
     process.on('message', () => { ${does}; });
     process.on('disconnect', () => process.exit(0));`,
  );
  return { file, starts: () => readFileSync(log, 'utf8').length };
}

async function withPool<T>(file: string, size: number, task: (pool: WorkerPool) => Promise<T>): Promise<T> {
  const pool = new WorkerPool(file, size);
  try {
    return await task(pool);
  } finally {
    await pool.close();
  }
}

/** The next process that is started from here. */
function nextForked(): Promise<ChildProcess> {
  return new Promise((resolve) => {
    const seen = (started: unknown): void => {
      if (typeof started !== 'object' || started === null || !('process' in started)) return;
      if (!(started.process instanceof ChildProcess)) return;
      unsubscribe('child_process', seen);
      resolve(started.process);
    };
    subscribe('child_process', seen);
  });
}

const run = (pool: WorkerPool) => pool.run({ job: JOB, place: { submission: '/none', out: '/none' } });

describe('a pool of workers', () => {
  it('has no more of them than allowed, and reuses them', async () => {
    const { file, starts } = workerThat(ANSWER);
    const results = await withPool(file, 2, (pool) =>
      Promise.all(Array.from({ length: 9 }, () => run(pool))),
    );
    expect(results).toHaveLength(9);
    expect(starts()).toBe(2);
  });

  it('gives a job to another where one dies of it', async () => {
    const { file, starts } = workerThat(`if (starts === 1) process.exit(3); else ${ANSWER}`);
    const result = await withPool(file, 1, run);
    expect(result.status).toBe('ungraded');
    expect(starts()).toBe(2);
  });

  it('gives a job to another where the connection to one breaks', async () => {
    const { file, starts } = workerThat(`if (starts > 1) ${ANSWER}; else process.stderr.write('here')`);
    const forked = nextForked();
    const result = await withPool(file, 1, async (pool) => {
      const done = run(pool);
      const worker = await forked;
      if (worker.stderr) await once(worker.stderr, 'data');
      // Errors of a process that ended with unread data, and of one that cannot be signalled.
      worker.stderr?.destroy(new Error('read ECONNRESET'));
      worker.emit('error', new Error('write ECONNRESET'));
      worker.emit('error', new Error('kill EPERM'));
      return done;
    });
    expect(result.status).toBe('ungraded');
    expect(starts()).toBe(2);
  });

  it('gives up where two die of it, says why, and does the others', async () => {
    const { file } = workerThat(`if (starts < 3) throw new Error('too much'); else ${ANSWER}`);
    await withPool(file, 1, async (pool) => {
      const error = await run(pool).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(WorkerError);
      expect(error).toMatchObject({
        userMessage: { id: 'grade.worker-died', params: { reason: expect.stringContaining('too much') } },
      });
      await run(pool);
    });
  });

  it('fails the jobs that wait for a worker when it is closed, and those that come later', async () => {
    const { file } = workerThat('undefined');
    const pool = new WorkerPool(file, 1);
    const jobs = [run(pool), run(pool), run(pool)].map((job) => job.catch((reason: unknown) => reason));
    await pool.close();
    for (const error of await Promise.all(jobs)) expect(error).toBeInstanceOf(WorkerError);
    await expect(run(pool)).rejects.toBeInstanceOf(WorkerError);
  });

  it('ends its workers with whatever they are doing', async () => {
    const { file } = workerThat('');
    const pool = new WorkerPool(file, 1);
    const running = run(pool);
    const ended = expect(running).rejects.toThrow(WorkerError);
    await pool.close();
    await ended;
  });
});
