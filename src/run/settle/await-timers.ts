import { setImmediate as turn } from 'node:timers/promises';
import type { KernelView } from '../kernel/kernel-view.ts';
import type { Scene } from './settle.ts';

/**
 * Timers that are due within this are waited for at the end of a scene, in milliseconds: five seconds, which a
 * program may well have chosen, and a little for the time from when it set its timer.
 */
const LAST_TIMERS_MS = 5_200;
/** How long one that is due is given until something comes of it. */
const OVERDUE_MS = 5_000;

/** How long is slept between two looks: what comes of a timer wakes us at once. */
const PAUSE_MS = 20;

/**
 * Waits, once the last move has settled, for timers that have still to go off: a line that is sent again after two
 * seconds, a receiver that gives up when it has heard nothing for as long. It ends as soon as there are none but
 * those of loops that have been gone round already.
 * @param settleAgain waits until what has come of one is over
 */
export async function awaitTimers(
  scene: Pick<Scene, 'activity' | 'stirred' | 'loose' | 'overLimit'>,
  kernel: Pick<KernelView, 'look' | 'isTimerPending'>,
  settleAgain: () => Promise<void>,
): Promise<void> {
  const lastMs = performance.now() + LAST_TIMERS_MS;
  if (!kernel.isTimerPending(lastMs)) return;
  while (performance.now() < lastMs + OVERDUE_MS && !scene.overLimit()) {
    const before = scene.activity();
    await scene.stirred(PAUSE_MS);
    const look = kernel.look();
    // What was written before the look is read in the next turn of the event loop, or the one after.
    await turn();
    await turn();
    // A program that is gone has yet to be reported.
    const loose = scene.loose();
    if (scene.activity() !== before) await settleAgain();
    else if (loose) continue;
    else if ((look === 'settled' || look === 'timed') && !kernel.isTimerPending(lastMs)) return;
    else if (look !== 'timed' && performance.now() > lastMs) return;
  }
}
