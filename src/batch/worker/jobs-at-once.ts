import { availableParallelism } from 'node:os';
import type { BatchIsolation } from '../job/job.ts';

/** What a check takes of memory, in bytes, where its programs are as large as those of the course. */
const MEMORY_PER_JOB = 512 * 1024 * 1024;

/** Runs that this machine carries. @param wish how many were asked for; null where none was said */
export function jobsAtOnce(isolation: BatchIsolation, wish: number | null): number {
  // Without a private network there is one port of a kind: one run at a time.
  return isolation === 'none' ? 1 : (wish ?? jobsHere());
}

/** As many as there are processors, and as the memory that is free carries. */
function jobsHere(): number {
  const memory = Math.floor(process.availableMemory() / MEMORY_PER_JOB);
  return Math.max(1, Math.min(availableParallelism(), memory));
}
