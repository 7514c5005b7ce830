import { setImmediate } from 'node:timers/promises';

/** How long work goes on before other events get their turn, in milliseconds. */
const TURN_MS = 40;

/**
 * Lets the event loop go round from time to time during long work.
 * @returns a function to be called at every step; it throws the signal's reason once the signal is given
 */
export function turnTaker(signal: AbortSignal): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN_MS) return;
    await setImmediate();
    signal.throwIfAborted();
    since = performance.now();
  };
}
