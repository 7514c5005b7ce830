import { MessageError } from '../../model/message.ts';
import type { Job, JobPlace, JobResult } from './job.ts';

/** A job that is given to somebody, with where its files are. */
export interface Assignment {
  readonly job: Job;
  readonly place: JobPlace;
}

/** Who does jobs: this machine's worker processes, or others'. */
export interface Workforce {
  /** @throws WorkerError where it could not be done, tried again and all */
  readonly run: (assignment: Assignment) => Promise<JobResult>;
}

/** A worker could not do a job; another may. */
export class WorkerError extends MessageError {
  override readonly name = 'WorkerError';
}
