import type { RunTrace } from './trace.ts';

/** Scenario, run and part of what somebody has played by hand. */
export const BY_HAND = 'try';

/** Whether a run's moves were thought of as it went on: a lab's own scenario of that name has other parts. */
export function isByHand({ run, events }: RunTrace): boolean {
  return run.scenario === BY_HAND && events.every((event) => event.kind !== 'move' || event.part === BY_HAND);
}
