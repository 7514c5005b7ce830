import { MessageError } from '../../model/message.ts';
import type { Job, JobPlace, JobResult } from './job.ts';

/** A job as it is given to a worker, with the place of its files. */
export interface Assignment {
  readonly job: Job;
  readonly place: JobPlace;
}

/** Does jobs, by worker processes of this machine or of others. */
export interface Workforce {
  /** @throws WorkerError where it could not be done, tried again and all */
  readonly run: (assignment: Assignment) => Promise<JobResult>;
}

/** A worker could not do a job; another may. */
export class WorkerError extends MessageError {
  override readonly name = 'WorkerError';
}
