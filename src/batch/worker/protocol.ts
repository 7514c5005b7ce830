import type { Message } from '../../model/message.ts';
import type { JobResult } from '../job/job.ts';

/**
 * What a worker answers to an assignment, which is all that its coordinator tells it. A worker ends when the line to
 * its coordinator does.
 */
export type Answer =
  | { readonly kind: 'done'; readonly result: JobResult }
  /** The harness's own trouble: another try may end well. */
  | { readonly kind: 'trouble'; readonly problem: Message };
