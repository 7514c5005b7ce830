import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { becomes } from '../../run/processes.ts';
import { startRedis, startRedisAt } from '../../support/redis.ts';
import { needs } from '../../support/tools.ts';
import {
  canonicalOf,
  classOf,
  grade,
  type Kind,
  ONE_LINE,
  resultLines,
  scoresOf,
  temporaryFolder,
} from '../class.ts';
import { isBusy, startGrading, startWorker, withQueue } from './queued-class.ts';

const { it } = needs('python3', 'namespaces', 'redis-server');

const CLASS = { Ani: 'right', Budi: 'silent', Citra: 'alsoRight', Dewi: 'document' } as const;

function newOut(): string {
  return join(temporaryFolder(), 'out');
}

/** The class's results on one machine. */
async function embedded(folder: string): Promise<string> {
  const out = newOut();
  await grade(ONE_LINE, folder, out);
  return canonicalOf(out);
}

/** A batch's own keys, with their seconds to live. */
async function batchKeys(url: string): Promise<Readonly<Record<string, number>>> {
  return withQueue(url, async ({ client }) => {
    const keys = await client.keys('giliran-batch:*');
    return Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await client.ttl(key)])));
  });
}

/** Every job that was put on the queue, with repetitions. */
async function added(url: string): Promise<readonly string[]> {
  return withQueue(url, async ({ client, queue }) => {
    const events = await client.xrange(queue.toKey('events'), '-', '+');
    return events.flatMap(([, fields]) =>
      fields.includes('added') ? [fields[fields.indexOf('jobId') + 1] ?? ''] : [],
    );
  });
}

describe('a class that is graded over a queue', () => {
  it('by two workers has the results of one machine, and leaves nothing behind', async () => {
    const { url } = await startRedis();
    const folder = classOf(CLASS);
    const out = newOut();
    const workers = [startWorker(url), startWorker(url)];
    const { code } = await grade(ONE_LINE, folder, out, '--queue', url);
    expect(code).toBe(1);
    expect(canonicalOf(out)).toBe(await embedded(folder));
    expect(readFileSync(join(out, 'pages/Ani/one-line.html'), 'utf8')).toContain('</html>');
    expect(await batchKeys(url)).toEqual({});
    await withQueue(url, async ({ queue }) => {
      expect(await queue.getJobCounts()).toMatchObject({ active: 0, completed: 0, failed: 0, waiting: 0 });
    });
    for (const worker of workers) worker.kill('SIGINT');
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0]);
  });

  it('takes along a grader of the lab’s own, and its course’s defaults', async () => {
    const { url } = await startRedis();
    const examples = join(import.meta.dirname, '../../../examples/letters');
    const course = temporaryFolder();
    cpSync(join(examples, 'lab.yaml'), join(course, 'letters/lab.yaml'));
    cpSync(join(examples, 'shows-length.ts'), join(course, 'letters/shows-length.ts'));
    const folder = temporaryFolder();
    cpSync(join(examples, 'right-python'), join(folder, 'Ani'), { recursive: true });
    cpSync(join(examples, 'faulty-counts-words'), join(folder, 'Budi'), { recursive: true });
    const lab = join(course, 'letters');
    startWorker(url);
    const out = newOut();
    await grade(lab, folder, out, '--queue', url);
    expect(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')).canonical).toMatchObject([
      { student: 'Ani', checks: [{ status: 'pass' }, { id: 'count.length', status: 'pass' }] },
      {
        student: 'Budi',
        checks: [{ status: 'pass' }, { id: 'count.length', cause: 'own-rule', blame: ['server'] }],
      },
    ]);
    // The right program prints more than this limit too.
    writeFileSync(join(course, 'course.yaml'), 'defaults: { limits: { output: 1 } }\n');
    const limited = newOut();
    await grade(lab, folder, limited, '--queue', url);
    expect([scoresOf(out), scoresOf(limited)]).toMatchObject([{ Ani: 100 }, { Ani: 20 }]);
  });

  it('loses nothing where a worker is killed with a job in hand', async () => {
    const { url } = await startRedis();
    const folder = classOf({ Ani: 'silent', Budi: 'right' });
    const out = newOut();
    const first = startWorker(url);
    const graded = grade(ONE_LINE, folder, out, '--queue', url);
    expect(await becomes(() => isBusy(first))).toBe(true);
    first.kill('SIGKILL');
    startWorker(url);
    expect((await graded).code).toBe(0);
    expect(canonicalOf(out)).toBe(await embedded(folder));
    expect(resultLines(out)).toHaveLength(2);
  });

  it('counts a result once where a worker comes back that was presumed lost', async () => {
    const { url } = await startRedis();
    const folder = classOf({ Ani: 'silent', Budi: 'right' });
    const out = newOut();
    const slow = startWorker(url);
    const graded = grade(ONE_LINE, folder, out, '--queue', url);
    expect(await becomes(() => isBusy(slow))).toBe(true);
    slow.kill('SIGSTOP');
    startWorker(url);
    expect((await graded).code).toBe(0);
    const journal = resultLines(out);
    slow.kill('SIGCONT');
    expect(await becomes(() => slow.said().includes('Nothing is counted twice'))).toBe(true);
    expect(journal).toHaveLength(2);
    expect(resultLines(out)).toEqual(journal);
    expect(await batchKeys(url)).toEqual({});
    expect(canonicalOf(out)).toBe(await embedded(folder));
  });

  it('loses nothing, and counts nothing twice, where Redis is gone and comes back empty', async () => {
    const redis = await startRedis();
    const { url } = redis;
    const folder = classOf({ Ani: 'silent', Budi: 'right' });
    const out = newOut();
    const worker = startWorker(url);
    const coordinator = startGrading(url, folder, out);
    expect(await becomes(() => isBusy(worker))).toBe(true);
    await redis.stop();
    expect(await becomes(() => /lost/i.test(coordinator.said()))).toBe(true);
    await startRedisAt(redis.port);
    expect(await coordinator.ended).toBe(0);
    expect(canonicalOf(out)).toBe(await embedded(folder));
    expect(resultLines(out)).toHaveLength(2);
  });

  it('goes to another worker at once where one ends by Ctrl-C', async () => {
    const { url } = await startRedis();
    const folder = classOf({ Ani: 'silent' });
    const out = newOut();
    const first = startWorker(url);
    const graded = grade(ONE_LINE, folder, out, '--queue', url);
    expect(await becomes(() => isBusy(first))).toBe(true);
    first.kill('SIGINT');
    expect(await first.ended).toBe(0);
    await withQueue(url, async ({ queue }) => expect(await queue.getActiveCount()).toBe(0));
    startWorker(url);
    expect((await graded).code).toBe(0);
    expect(canonicalOf(out)).toBe(await embedded(folder));
  });

  it('goes on where the coordinator was killed, and queues nothing twice', async () => {
    const { url } = await startRedis();
    const folder = classOf({ Ani: 'right', Budi: 'silent', Citra: 'alsoRight' });
    const out = newOut();
    const killed = startGrading(url, folder, out);
    while ((await added(url)).length < 3) expect(killed.said()).not.toContain('giliran:');
    killed.kill('SIGKILL');
    await killed.ended;
    startWorker(url);
    expect((await grade(ONE_LINE, folder, out, '--queue', url)).code).toBe(0);
    expect(canonicalOf(out)).toBe(await embedded(folder));
    expect(await added(url)).toHaveLength(3);
    expect(await batchKeys(url)).toEqual({});
  });

  it('leaves nothing queued where the coordinator ends by Ctrl-C before any worker comes', async () => {
    const { url } = await startRedis();
    const folder = classOf({ Ani: 'right', Budi: 'silent' });
    const out = newOut();
    const coordinator = startGrading(url, folder, out);
    while ((await added(url)).length < 2) expect(coordinator.said()).not.toContain('giliran:');
    coordinator.kill('SIGINT');
    expect(await coordinator.ended).toBe(130);
    expect(await batchKeys(url)).toEqual({});
    await withQueue(url, async ({ queue }) => expect(await queue.getWaitingCount()).toBe(0));
  });

  it('has only keys without names, which all expire', async () => {
    const { url } = await startRedis();
    const students: Readonly<Record<string, Kind>> = { 'Siti Rahasia': 'right' };
    const coordinator = startGrading(url, classOf(students), newOut());
    while ((await added(url)).length < 1) expect(coordinator.said()).not.toContain('giliran:');
    const keys = await batchKeys(url);
    // Archives of the lab, the submission and the order, and two lists.
    expect(Object.keys(keys)).toHaveLength(5);
    for (const [key, seconds] of Object.entries(keys)) {
      expect(key).toMatch(/^giliran-batch:[0-9a-f]{32}:(?:archives|jobs|archive:[0-9a-f]{64})$/);
      expect(seconds).toBeGreaterThan(0);
    }
    await withQueue(url, async ({ queue }) => {
      const [job] = await queue.getJobs();
      expect(JSON.stringify(job)).not.toMatch(/Siti|Rahasia/i);
    });
    coordinator.kill('SIGINT');
    await coordinator.ended;
  });
});
