import { setTimeout as delay } from 'node:timers/promises';

/** How long leaving the queue may take, in milliseconds. */
const LEAVE_WITHIN_MS = 3_000;

/** Waits until the queue knows that this process leaves, but not for ever: the queue may be gone. */
export async function leaveWithin(farewell: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  try {
    await Promise.race([farewell, delay(LEAVE_WITHIN_MS, null, { signal: over.signal })]);
  } finally {
    over.abort();
  }
}
