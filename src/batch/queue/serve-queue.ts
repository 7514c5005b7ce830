import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { makeTempFolder } from '../../machine/temp-folder.ts';
import { type Message, MessageError, message } from '../../model/message.ts';
import { WorkerPool } from '../worker/worker-pool.ts';
import { packFiles } from './archive.ts';
import { ArchiveStore } from './archive-store.ts';
import { JobExecutor } from './job-executor.ts';
import { leaveWithin } from './leave-within.ts';
import { type OpenQueue, openQueue } from './open-queue.ts';
import { type Receipt, type Ticket, TROUBLE, TROUBLE_FILE, type Trouble } from './order.ts';
import { jsonFile } from './pack-order.ts';
import { type PeerLog, PeerWatch } from './peer-watch.ts';
import { type QueueAddress, showAddress } from './queue-address.ts';
import type { QueueKey } from './queue-key.ts';

/**
 * How long a job is a worker's after it was last heard of, and how often the others look for jobs whose worker is
 * gone, in milliseconds. A worker that was only slow does its job for nothing.
 */
const LOCK_MS = 10_000;
const STALLED_EVERY_MS = 5_000;

/** How often a job may lose its worker before it is given up: it may be the job that ends them. */
const LOST_AT_MOST = 3;

const LOOK_EVERY_MS = 10_000;

export interface QueueService {
  readonly address: QueueAddress;
  readonly key: QueueKey;
  /** Submissions at once. */
  readonly jobs: number;
  /** The built worker process. */
  readonly workerFile: string;
  readonly log: PeerLog;
  /** Told after every job. */
  readonly done: () => void;
  /** Ends the service: what is in hand is handed back. */
  readonly signal: AbortSignal;
}

/**
 * Takes jobs from a queue and does them, until the signal is given.
 * @throws QueueError where the queue cannot be used
 */
export async function serveQueue(service: QueueService): Promise<void> {
  const { address, key, jobs, log, signal } = service;
  const link = await openQueue(address, key);
  const folder = makeTempFolder('queue');
  const pool = new WorkerPool(service.workerFile, jobs);
  const watch = new PeerWatch(link, key, address, log);
  const worker = startWorker(link, new JobExecutor(link.client, pool, folder), service);
  const look = (): void => void watch.lookForBatches();
  const timer = setInterval(look, LOOK_EVERY_MS);
  try {
    log(message('queue.ready', { place: showAddress(address), jobs, ...key }));
    look();
    await ending(signal);
    watch.end();
  } finally {
    clearInterval(timer);
    await pool.close();
    // Where the queue is gone, it cannot be told: it takes the jobs in hand for lost, and gives them to others.
    await leaveWithin(leave(worker, link));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function leave(worker: { readonly close: () => Promise<void> }, { queue }: OpenQueue): Promise<void> {
  await worker.close().catch(() => {});
  await queue.disconnect().catch(() => {});
}

function startWorker({ bullmq, name, options, client }: OpenQueue, desk: JobExecutor, service: QueueService) {
  const { jobs, log, done, signal } = service;
  const worker = new bullmq.Worker<Ticket, Receipt>(
    name,
    async (job, token) => {
      const store = new ArchiveStore(client, job.data.batch);
      try {
        const result = await desk.do(job.data);
        await store.answer(result);
        done();
        return { result: result.digest };
      } catch (error) {
        if (signal.aborted) {
          // Handed back: another one takes it from the beginning.
          await job.moveToDelayed(Date.now(), token);
          throw new bullmq.DelayedError();
        }
        const trouble: Trouble = { problem: problemOf(error) };
        const archive = packFiles([jsonFile(TROUBLE_FILE, trouble)]);
        await store.answer(archive);
        throw new Error(`${TROUBLE}${archive.digest}`);
      }
    },
    {
      ...options,
      // Seen by coordinators in the list of connections.
      name: `${hostname()}-${process.pid}`.replace(/[^\w.-]/g, '-'),
      concurrency: jobs,
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_EVERY_MS,
      maxStalledCount: LOST_AT_MOST,
    },
  );
  worker.on('error', (error) => {
    const said = complaintOf(error);
    if (said !== null) log(said);
  });
  return worker;
}

function problemOf(error: unknown): Message {
  if (error instanceof MessageError) return error.userMessage;
  return message('grade.unexpected', { reason: error instanceof Error ? error.message : String(error) });
}

/** @returns null where it is only the connection: that is said elsewhere */
function complaintOf(error: Error): Message | null {
  if (/^Missing (?:lock|key)|not in the active state|could not renew lock/i.test(error.message))
    return message('queue.too-late');
  if ('code' in error || /connection/i.test(error.message)) return null;
  return message('queue.trouble', { reason: error.message });
}

function ending(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
