/** The queue's client: loaded through this file alone, and only where a queue is asked for. */
export { DelayedError, Queue, QueueEvents, Worker } from 'bullmq';
