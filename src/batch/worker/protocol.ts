import type { Message } from '../../model/message.ts';
import type { Job, JobPlace, JobResult } from '../job.ts';

/** What the coordinator tells a worker. A worker ends when the line to its coordinator does. */
export interface Assignment {
  readonly job: Job;
  readonly place: JobPlace;
}

/** What a worker answers to an assignment. */
export type Answer =
  | { readonly kind: 'done'; readonly result: JobResult }
  /** The harness's own trouble: another try may end well. */
  | { readonly kind: 'trouble'; readonly problem: Message };
