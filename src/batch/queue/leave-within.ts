import { setTimeout as delay } from 'node:timers/promises';

/** How long the queue may take to be told that somebody goes, in milliseconds. */
const LEAVE_WITHIN_MS = 3_000;

/** Waits for a farewell, but not for ever: where the queue is gone, there is nobody to be told. */
export async function leaveWithin(farewell: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  try {
    await Promise.race([farewell, delay(LEAVE_WITHIN_MS, null, { signal: over.signal })]);
  } finally {
    over.abort();
  }
}
