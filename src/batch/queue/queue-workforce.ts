import { join } from 'node:path';
import { getOrMake } from '../../model/memo.ts';
import { message } from '../../model/message.ts';
import type { Job, JobResult } from '../job/job.ts';
import { type Assignment, WorkerError, type Workforce } from '../job/workforce.ts';
import { writeAtomically } from '../kept/write-atomically.ts';
import { type Archive, digestOf, filesOf } from './archive.ts';
import { ArchiveStore } from './archive-store.ts';
import { leaveWithin } from './leave-within.ts';
import { type OpenQueue, openQueue, troubleWith } from './open-queue.ts';
import { RESULT_FILE, type Receipt, type Ticket, TROUBLE, TROUBLE_FILE, type Trouble } from './order.ts';
import { packLab, packOrder, readJson } from './pack-order.ts';
import { type PeerLog, PeerWatch } from './peer-watch.ts';
import type { QueueAddress } from './queue-address.ts';
import { QueueError } from './queue-error.ts';
import type { QueueKey } from './queue-key.ts';

/** How often a job that is waited for is looked at, whatever was heard of it, in milliseconds. */
const LOOK_EVERY_MS = 5_000;

/** Workers that a job is given to, one after another, where the first has trouble of its own. */
const ATTEMPTS = 2;

/** A backstop for what is left behind, in seconds. */
const KEPT_SECONDS = 24 * 60 * 60;

type QueueEvents = InstanceType<OpenQueue['bullmq']['QueueEvents']>;

export interface WorkforceOrder {
  readonly address: QueueAddress;
  readonly key: QueueKey;
  /** What tells the batch from all others: the same when it is gone on with. */
  readonly batch: string;
  readonly log: PeerLog;
}

/** A job that is on the queue, and the promise that waits for it. */
interface Waiter extends Assignment {
  readonly done: (result: JobResult) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Has jobs done by the workers of a queue, on whichever machines.
 * @throws QueueError where the queue cannot be used
 */
export async function openQueueWorkforce(order: WorkforceOrder): Promise<QueueWorkforce> {
  const link = await openQueue(order.address, order.key);
  const events = new link.bullmq.QueueEvents(link.name, link.options);
  events.on('error', () => {});
  const workforce = new QueueWorkforce(link, events, order);
  await events.waitUntilReady();
  await workforce.look();
  return workforce;
}

/** A class's jobs on a queue. A job's id is made of what is asked: the same is never queued twice. */
export class QueueWorkforce implements Workforce {
  private readonly link: OpenQueue;
  private readonly events: QueueEvents;
  private readonly order: WorkforceOrder;
  private readonly store: ArchiveStore;
  private readonly watch: PeerWatch;
  private readonly labs = new Map<string, Archive>();
  private readonly waiters = new Map<string, Waiter>();
  private readonly timer: NodeJS.Timeout;
  private readonly closed: Promise<never>;
  private closing: Promise<void> | null = null;
  private giveUp: (error: WorkerError) => void = () => {};

  constructor(link: OpenQueue, events: QueueEvents, order: WorkforceOrder) {
    this.link = link;
    this.events = events;
    this.order = order;
    this.store = new ArchiveStore(link.client, order.batch);
    this.watch = new PeerWatch(link, order.key, order.address, order.log);
    this.closed = new Promise((_, reject) => {
      this.giveUp = reject;
    });
    this.closed.catch(() => {});
    const hear = ({ jobId }: { jobId: string }): void => void this.settle(jobId);
    events.on('completed', hear);
    events.on('failed', hear);
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
  }

  /** @throws WorkerError where no worker could do it, QueueError where the queue cannot take it */
  async run({ job, place }: Assignment): Promise<JobResult> {
    return Promise.race([
      this.closed,
      new Promise<JobResult>((done, failed) => {
        this.enqueue({ job, place, done, failed }).catch(failed);
      }),
    ]);
  }

  /** Looks after everything that is waited for, and which workers are there. */
  async look(): Promise<void> {
    // What is waited for is looked at when the connection is there again.
    if (this.link.client.status !== 'ready') return;
    await this.watch.lookForWorkers();
    for (const id of [...this.waiters.keys()]) await this.settle(id);
  }

  /**
   * Lets go of the queue.
   * @param isDone whether the batch is finished: nothing of it stays. Otherwise what no worker has begun is
   * withdrawn, and what is being done waits for a coordinator that goes on.
   */
  close(isDone: boolean): Promise<void> {
    this.closing ??= this.leave(isDone);
    return this.closing;
  }

  private async leave(isDone: boolean): Promise<void> {
    clearInterval(this.timer);
    this.watch.end();
    this.giveUp(new WorkerError(message('queue.closed')));
    const ids = isDone ? null : [...this.waiters.keys()];
    this.waiters.clear();
    if (this.link.client.status === 'ready') await this.removeJobs(ids).catch(() => {});
    await leaveWithin(Promise.allSettled([this.events.disconnect(), this.link.queue.disconnect()]));
  }

  /** @param ids null for all that there are of the batch */
  private async removeJobs(ids: readonly string[] | null): Promise<void> {
    // One that a worker has in hand cannot be removed.
    for (const id of ids ?? (await this.store.jobs()))
      if ((await this.link.queue.remove(id).catch(() => 0)) === 1) await this.store.forgetJob(id);
    const isLeft = ids !== null && (await this.store.jobs()).length > 0;
    // What comes of a job after that is not waited for any more, and is not kept.
    if (!isLeft) await this.store.clear();
  }

  private async enqueue(waiter: Waiter): Promise<void> {
    try {
      const { order, lab, submission } = packOrder(waiter.job, waiter.place, this.labArchive(waiter.job));
      for (const archive of [lab, submission, order]) await this.store.put(archive);
      const id = digestOf(`${this.order.batch}/${order.digest}`);
      const old = await this.link.queue.getJob(id);
      // One that failed for an earlier coordinator is tried again.
      if ((await old?.getState()) === 'failed') await old?.remove();
      this.waiters.set(id, waiter);
      await this.store.rememberJob(id);
      const ticket: Ticket = { batch: this.order.batch, order: order.digest };
      await this.link.queue.add('check', ticket, {
        jobId: id,
        attempts: ATTEMPTS,
        removeOnComplete: { age: KEPT_SECONDS },
        removeOnFail: { age: KEPT_SECONDS },
      });
      await this.settle(id);
    } catch (error) {
      throw error instanceof QueueError ? error : new QueueError(troubleWith(error, this.order.address));
    }
  }

  private labArchive({ lab }: Job): Archive {
    const archive = getOrMake(this.labs, lab.id, () => packLab(lab));
    return archive;
  }

  /** Takes the result of a job, if there is one and it is waited for: a later look finds nothing. */
  private async settle(id: string): Promise<void> {
    const waiter = this.waiters.get(id);
    if (waiter === undefined) return;
    try {
      const job = await this.link.queue.getJob(id);
      const state = job ? await job.getState() : 'unknown';
      if (state !== 'completed' && state !== 'failed' && state !== 'unknown') return;
      if (this.waiters.get(id) !== waiter) return;
      this.waiters.delete(id);
      if (job === undefined || state === 'unknown') await this.enqueue(waiter);
      else if (state === 'failed') await this.fail(id, waiter, job.failedReason);
      else await this.take(id, waiter, job.returnvalue);
    } catch (error) {
      waiter.failed(error);
    }
  }

  private async take(id: string, waiter: Waiter, { result: digest }: Receipt): Promise<void> {
    const bytes = await this.store.get(digest);
    if (bytes === null || digestOf(bytes) !== digest) {
      // It had been there too long: once more.
      await this.link.queue.remove(id);
      return this.enqueue(waiter);
    }
    const result: JobResult = readJson(bytes, RESULT_FILE);
    if (result.status === 'graded') land(bytes, waiter);
    waiter.done(result);
    this.forgetLater(id, digest);
  }

  private async fail(id: string, waiter: Waiter, reason: string): Promise<void> {
    const digest = reason.startsWith(TROUBLE) ? reason.slice(TROUBLE.length) : null;
    const bytes = digest === null ? null : await this.store.get(digest);
    if (bytes !== null) {
      const { problem }: Trouble = readJson(bytes, TROUBLE_FILE);
      waiter.failed(new WorkerError(problem));
    } else if (/stalled/.test(reason)) waiter.failed(new WorkerError(message('queue.workers-lost')));
    else waiter.failed(new WorkerError(message('queue.failed', { reason })));
    this.forgetLater(id, ...(digest === null ? [] : [digest]));
  }

  /** Removes a job when its result has been written down, which is before anything else is done. */
  private forgetLater(id: string, ...digests: readonly string[]): void {
    setImmediate(async () => {
      try {
        await this.link.queue.remove(id);
        await this.store.forgetJob(id);
        if (digests.length > 0) await this.store.remove(...digests);
      } catch {
        // It goes when the batch is done, or when it is too old.
      }
    });
  }
}

/** Puts a job's traces and its page where they would be if it had been done here. Other files are not taken. */
function land(bytes: Buffer, { job, place }: Assignment): void {
  const { files } = filesOf(bytes);
  for (const path of [...job.traces, job.page]) {
    const file = files.find((one) => one.path === path);
    if (!file) throw new WorkerError(message('queue.incomplete'));
    writeAtomically(join(place.out, path), file.data);
  }
}
