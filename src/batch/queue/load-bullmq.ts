import { message } from '../../model/message.ts';
import { QueueError } from './queue-error.ts';

/** The queue's client. */
export type BullMq = typeof import('./bullmq.ts');

/**
 * Loads the queue's client, which is not part of every install.
 * @param load how it is loaded; a test's own way
 * @throws QueueError where it is not installed
 */
export async function loadBullMq(load: () => Promise<BullMq> = importBullMq): Promise<BullMq> {
  try {
    return await load();
  } catch (error) {
    if (isMissing(error)) throw new QueueError(message('queue.no-client'));
    throw error;
  }
}

function importBullMq(): Promise<BullMq> {
  return import('./bullmq.ts');
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'ERR_MODULE_NOT_FOUND' &&
    error.message.includes("'bullmq'")
  );
}
