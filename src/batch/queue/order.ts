import type { Message } from '../../model/message.ts';
import type { Job } from '../job/job.ts';

/** What stands in the queue itself: digests alone, of archives that expire. */
export interface Ticket {
  /** The batch whose archives they are. */
  readonly batch: string;
  readonly order: string;
}

/** A job as it travels: what is large, or the same for many, is in archives of its own. */
export interface Order {
  readonly job: Omit<Job, 'lab'>;
  /** Digest of the lab's archive. */
  readonly lab: string;
  /** Digest of the submission's archive. */
  readonly submission: string;
  /** What the submission's folder is called: messages name it. */
  readonly folder: string;
}

/** The file of an archive that holds an {@link Order}, a lab, a result (`JobResult`) or a {@link Trouble}. */
export const ORDER_FILE = 'order.json';
export const LAB_FILE = 'lab.json';
export const RESULT_FILE = 'result.json';
export const TROUBLE_FILE = 'trouble.json';

/** Where a lab's reference programs lie in its archive. */
export const REFERENCE_FOLDER = 'reference';

/** What the queue keeps of a job that is done: the digest of an archive with its result and its files. */
export interface Receipt {
  readonly result: string;
}

/** How a job ends that could not be done: the digest of an archive with a {@link Trouble}. */
export const TROUBLE = 'trouble:';

/** The harness's own trouble: another worker may do better. */
export interface Trouble {
  readonly problem: Message;
}
