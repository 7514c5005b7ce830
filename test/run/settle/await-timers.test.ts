import { describe, expect, it } from 'vitest';
import type { Look } from '../../../src/run/kernel/kernel-view.ts';
import { awaitTimers } from '../../../src/run/settle/await-timers.ts';

/** A scene in which timers are pending for a number of looks. */
function sceneOf(
  pendingFor: number,
  parts: { readonly look?: () => Look; readonly loose?: () => boolean } = {},
) {
  const seen = { looks: 0, waits: 0, settled: 0, activity: 0 };
  const scene = {
    activity: () => seen.activity,
    stirred: async () => {
      seen.waits++;
    },
    loose: parts.loose ?? (() => false),
    overLimit: () => false,
  };
  const kernel = {
    look: (): Look => {
      seen.looks++;
      return parts.look?.() ?? 'timed';
    },
    isTimerPending: () => seen.looks < pendingFor,
  };
  const settleAgain = async (): Promise<void> => {
    seen.settled++;
  };
  return { seen, wait: () => awaitTimers(scene, kernel, settleAgain) };
}

describe('the end of a scene', () => {
  it('costs nothing where no timer is pending', async () => {
    const { seen, wait } = sceneOf(0);
    await wait();
    expect(seen).toEqual({ looks: 0, waits: 0, settled: 0, activity: 0 });
  });

  it('comes when the last timer has gone off', async () => {
    const { seen, wait } = sceneOf(3);
    await wait();
    expect(seen).toMatchObject({ looks: 3, settled: 0 });
  });

  it('comes when the effect of a timer has settled', async () => {
    const { seen, wait } = sceneOf(3, {
      look: () => {
        if (seen.looks === 2) seen.activity++;
        return 'timed';
      },
    });
    await wait();
    expect(seen.settled).toBe(1);
  });

  it('does not come while the program whose timer went off is at work', async () => {
    const { seen, wait } = sceneOf(1, { look: () => (seen.looks < 5 ? 'busy' : 'settled') });
    await wait();
    expect(seen.looks).toBe(5);
  });

  it('does not come before a program that is gone has been reported', async () => {
    const { seen, wait } = sceneOf(1, { loose: () => seen.looks < 4 });
    await wait();
    expect(seen.looks).toBe(4);
  });
});
