import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Workforce } from '../batch/grade-class.ts';
import type { BatchIsolation } from '../batch/job.ts';
import type { Journal } from '../batch/journal/journal.ts';
import type { QueueAddress } from '../batch/queue/queue-address.ts';
import { WorkerPool } from '../batch/worker/worker-pool.ts';
import { say } from '../messages/say.ts';
import type { Terminal } from './io.ts';
import { projectFolder } from './labs.ts';
import { toolVersion } from './version.ts';

/** What a check takes of memory, in bytes, where its programs are as large as those of the course. */
const MEMORY_PER_JOB = 512 * 1024 * 1024;

/** Submissions on a queue at once, so that no worker waits for the next one. */
const QUEUED_AT_ONCE = 64;

/** What has to be known of a batch to have its jobs done. */
export interface CrewOrder {
  readonly isolation: BatchIsolation;
  /** Submissions at once; null for as many as the machine carries. */
  readonly jobs: number | null;
  readonly io: Terminal;
}

/** Who does a batch's jobs. */
export interface Crew {
  readonly workforce: Workforce;
  /** How many submissions are in hand at once. */
  readonly atOnce: number;
  readonly close: () => Promise<void>;
}

/** Workers of this machine. */
export function crewHere({ isolation, jobs: wish }: CrewOrder): Crew {
  const jobs = jobsAtOnce(isolation, wish);
  const pool = new WorkerPool(workerFile(), jobs);
  // One more than there are workers: its files are unpacked meanwhile.
  return { workforce: pool, atOnce: jobs + 1, close: () => pool.close() };
}

/** Workers of other machines, by way of a queue. */
export async function crewOf(address: QueueAddress, { header }: Journal, order: CrewOrder): Promise<Crew> {
  const { isolation, jobs, io } = order;
  const { openQueueWorkforce } = await import('../batch/queue/queue-workforce.ts');
  const workforce = await openQueueWorkforce({
    address,
    key: { tool: toolVersion(), isolation },
    batch: createHash('sha256').update(JSON.stringify(header)).digest('hex').slice(0, 32),
    log: (said) => io.err(`${say(said, io.language)}\n`),
  });
  return {
    workforce,
    atOnce: jobs ?? QUEUED_AT_ONCE,
    close: () => workforce.close(!io.signal.aborted),
  };
}

/** Runs that this machine carries. @param wish how many were asked for; null where nobody said */
export function jobsAtOnce(isolation: BatchIsolation, wish: number | null): number {
  // Without a private network there is one port of a kind: one run at a time.
  return isolation === 'none' ? 1 : (wish ?? jobsHere());
}

/** The process that does jobs, built. */
export function workerFile(): string {
  return join(projectFolder(), 'dist', 'grade-worker.js');
}

/** As many as there are processors, and as the memory that is free carries. */
function jobsHere(): number {
  const memory = Math.floor(process.availableMemory() / MEMORY_PER_JOB);
  return Math.max(1, Math.min(availableParallelism(), memory));
}
