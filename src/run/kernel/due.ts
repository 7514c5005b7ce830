import type { Timeout } from './timeout.ts';

/** When a timed call comes back, by the clock of `performance.now()`, in milliseconds. */
export interface Due {
  readonly earliestMs: number;
  /** Null where it cannot be known. */
  readonly latestMs: number | null;
  /** Time from when the thread was found in the call until then. */
  readonly leftMs: number | null;
}

/**
 * @param timeout what the call was given
 * @param blockedAfter a moment at which the call had not been made yet
 */
export function dueBy(timeout: Timeout | null, blockedAfter: number): Due {
  const now = performance.now();
  if (timeout === null) return { earliestMs: now, latestMs: null, leftMs: null };
  if (timeout.from === 'call')
    return { earliestMs: blockedAfter + timeout.ms, latestMs: now + timeout.ms, leftMs: timeout.ms };
  const clockMs = timeout.from === 'boot' ? Number(process.hrtime.bigint()) / 1e6 : Date.now();
  const dueMs = now + timeout.ms - clockMs;
  return { earliestMs: dueMs, latestMs: dueMs, leftMs: dueMs - now };
}
