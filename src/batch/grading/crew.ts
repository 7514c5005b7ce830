import { createHash } from 'node:crypto';
import type { Message } from '../../model/message.ts';
import type { BatchIsolation } from '../job/job.ts';
import type { Workforce } from '../job/workforce.ts';
import type { Journal } from '../journal/journal.ts';
import type { QueueAddress } from '../queue/queue-address.ts';
import { jobsAtOnce } from '../worker/jobs-at-once.ts';
import { workerFile } from '../worker/worker-file.ts';
import { WorkerPool } from '../worker/worker-pool.ts';

/** Submissions on a queue at once, so that no worker waits for the next one. */
const QUEUED_AT_ONCE = 64;

/** What has to be known of a batch to have its jobs done. */
export interface CrewOrder {
  /** Null where the programs are run on this machine. */
  readonly queue: QueueAddress | null;
  readonly isolation: BatchIsolation;
  /** Submissions at once; null for as many as the machine carries. */
  readonly jobs: number | null;
  readonly projectFolder: string;
  readonly tool: string;
  readonly log: (said: Message) => void;
  readonly signal: AbortSignal;
}

/** Does a batch's jobs. */
export interface Crew {
  readonly workforce: Workforce;
  /** How many submissions are in hand at once. */
  readonly atOnce: number;
  readonly close: () => Promise<void>;
}

/** Workers of this machine, or where there is a queue, those of other machines. */
export async function crewFor(order: CrewOrder, journal: Journal): Promise<Crew> {
  return order.queue === null ? crewHere(order) : crewOf(order.queue, journal, order);
}

function crewHere({ isolation, jobs: wish, projectFolder }: CrewOrder): Crew {
  const jobs = jobsAtOnce(isolation, wish);
  const pool = new WorkerPool(workerFile(projectFolder), jobs);
  // One more than there are workers: its files are unpacked meanwhile.
  return { workforce: pool, atOnce: jobs + 1, close: () => pool.close() };
}

async function crewOf(address: QueueAddress, { header }: Journal, order: CrewOrder): Promise<Crew> {
  const { isolation, jobs, tool, log, signal } = order;
  const { openQueueWorkforce } = await import('../queue/queue-workforce.ts');
  const workforce = await openQueueWorkforce({
    address,
    key: { tool, isolation },
    batch: createHash('sha256').update(JSON.stringify(header)).digest('hex').slice(0, 32),
    log,
  });
  return {
    workforce,
    atOnce: jobs ?? QUEUED_AT_ONCE,
    close: () => workforce.close(!signal.aborted),
  };
}
