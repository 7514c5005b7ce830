import type { KernelView } from '../kernel/kernel-view.ts';
import type { Scene } from './settle.ts';

/** How long timers are waited for at the end of a scene, in milliseconds. */
const LAST_TIMERS_MS = 5_000;

/** How long they are slept for between two looks: what comes of one wakes us at once. */
const PAUSE_MS = 20;

/**
 * Waits, once the last move has settled, for timers that have still to go off: a line that is sent again after two
 * seconds, a receiver that gives up when it has heard nothing for as long. It ends as soon as there are none but those of
 * loops that have been gone round already.
 * @param settleAgain waits until what has come of one is over
 */
export async function awaitTimers(
  scene: Pick<Scene, 'activity' | 'stirred' | 'overLimit'>,
  kernel: Pick<KernelView, 'look' | 'isTimerPending'>,
  settleAgain: () => Promise<void>,
): Promise<void> {
  const end = performance.now() + LAST_TIMERS_MS;
  const leftMs = (): number => end - performance.now();
  while (leftMs() > 0 && kernel.isTimerPending(leftMs()) && !scene.overLimit()) {
    const before = scene.activity();
    await scene.stirred(Math.min(PAUSE_MS, leftMs()));
    if (scene.activity() !== before) await settleAgain();
    else kernel.look();
  }
}
