import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Look } from '../../../src/run/kernel/kernel-view.ts';
import {
  type Expectation,
  NOBODY_RUNS,
  NOTHING_DONE,
  NOTHING_EXPECTED,
} from '../../../src/run/settle/expected.ts';
import { PACES } from '../../../src/run/settle/pace.ts';
import { type Scene, settle } from '../../../src/run/settle/settle.ts';

/** The windows of weak evidence here, in milliseconds. */
const PATIENCE = {
  starting: false,
  metMs: 40,
  quietMs: 150,
  unknownMs: 150,
  busyMs: 200,
  unmetMs: 400,
  isPatient: false,
  asleepMs: 400,
  unseenMs: 300,
  isBrief: false,
};
/** Longer than any of them, and much shorter than the time for programs that wait for a processor. */
const LONGER_MS = 600;

/** A kernel view without state. */
const NO_MEMORY = { restart: () => {}, isEndless: () => false, keepEndless: () => {} };

const MET = { something: true, shown: false, met: () => true };

/** A scene that looks one way for a while, and then has settled. */
function sceneOf(first: Look, settlesAfterMs: number, parts: Partial<Scene>): Scene {
  const begun = performance.now();
  const look = (): Look => (performance.now() - begun < settlesAfterMs ? first : 'settled');
  return {
    kernel: { look, rounds: () => Number.POSITIVE_INFINITY, ...NO_MEMORY },
    activity: () => 0,
    touches: () => 0,
    queues: null,
    stirred: (ms) => delay(ms),
    loose: () => false,
    unwatched: () => [],
    watched: () => {},
    usedMs: () => 0,
    overLimit: () => false,
    pace: PACES.prompt,
    ...parts,
  };
}

describe('a scene where something can run and nothing happens', () => {
  it('is watched on while its programs wait for a processor', async () => {
    const scene = sceneOf('busy', LONGER_MS, { usedMs: () => 0 });
    expect(await settle(scene, MET, PATIENCE)).toMatchObject({ by: 'kernel' });
  });

  it('has settled, on weak evidence, where they have one and never rest', async () => {
    const scene = sceneOf('busy', Number.POSITIVE_INFINITY, { usedMs: () => performance.now() });
    expect(await settle(scene, MET, PATIENCE)).toMatchObject({ by: 'idle' });
  });

  it('has settled, on weak evidence, where only a connection is on its way', async () => {
    const scene = sceneOf('astir', Number.POSITIVE_INFINITY, { usedMs: () => 0 });
    expect(await settle(scene, MET, PATIENCE)).toMatchObject({ by: 'idle' });
  });
});

describe('a move of which it is not known what comes of it, where the kernel tells nothing', () => {
  const unseen = (parts: Partial<Scene> = {}): Scene => ({
    ...sceneOf('busy', 0, { usedMs: () => null, ...parts }),
    kernel: null,
  });

  it('is watched as long as these programs have taken to answer', async () => {
    const { tookUs } = await settle(unseen(), { ...NOTHING_EXPECTED, leastMs: () => LONGER_MS }, PATIENCE);
    expect(tookUs).toBeGreaterThanOrEqual(LONGER_MS * 1000);
  });

  it('was settled in a hurry where a patient try watches it longer', async () => {
    const unknown = { ...NOTHING_EXPECTED, isAnswered: () => false };
    const { isHurried, tookUs } = await settle(unseen(), unknown, {
      ...PATIENCE,
      unknownMs: 30,
      isBrief: true,
    });
    expect([isHurried, tookUs < PATIENCE.quietMs * 1000]).toEqual([true, true]);
    expect(await settle(unseen(), unknown, PATIENCE)).toMatchObject({ isHurried: false });
  });

  it('is watched on where slow programs give one answer after another', async () => {
    const begun = performance.now();
    const activity = (): number => Math.min(60, Math.floor((performance.now() - begun) / 20));
    const settled = settle(unseen({ activity }), { ...NOTHING_EXPECTED, leastMs: () => 300 }, PATIENCE);
    await settled;
    expect(activity()).toBe(60);
  });
});

describe('a line that is typed quickly', () => {
  it('waits until no program runs', async () => {
    const scene = sceneOf('busy', LONGER_MS / 4, {});
    expect(await settle(scene, NOBODY_RUNS, { ...PATIENCE, busyMs: 10_000 })).toMatchObject({ by: 'kernel' });
  });

  it('does not wait for sleepers by the clock', async () => {
    const scene = sceneOf('timed', Number.POSITIVE_INFINITY, {});
    const { kernel } = scene;
    const never = { ...scene, kernel: kernel && { ...kernel, rounds: () => 0 } };
    const patience = { ...PATIENCE, metMs: 10_000, quietMs: 10_000, unmetMs: 10_000, asleepMs: 10_000 };
    expect(await settle(never, NOBODY_RUNS, patience)).toMatchObject({ by: 'timer' });
  });
});

describe('a scene where something goes on', () => {
  it('is watched on while it is little, however long that takes', async () => {
    const begun = performance.now();
    const activity = (): number => {
      const ms = performance.now() - begun;
      return ms < LONGER_MS / 4 ? 0 : ms < LONGER_MS ? 1 : 2;
    };
    const scene = sceneOf('busy', LONGER_MS, { activity });
    expect(await settle(scene, MET, { ...PATIENCE, busyMs: 10_000 })).toMatchObject({ by: 'kernel' });
  });

  it('has settled, on weak evidence, where a program never stops printing', async () => {
    let pieces = 0;
    const scene = sceneOf('busy', Number.POSITIVE_INFINITY, { activity: () => ++pieces });
    expect(await settle(scene, MET, PATIENCE)).toMatchObject({ by: 'idle' });
  });

  it('has settled, on weak evidence, where a program redraws the same picture for ever', async () => {
    let touches = 0;
    const scene = sceneOf('busy', Number.POSITIVE_INFINITY, { touches: () => ++touches });
    expect(await settle(scene, MET, { ...PATIENCE, busyMs: 60_000 })).toMatchObject({ by: 'idle' });
  });

  it('has not settled by a look during which bytes came, even if they change nothing', async () => {
    let touches = 0;
    const scene = sceneOf('settled', 0, { touches: () => (touches < 6 ? ++touches : touches) });
    const looks: number[] = [];
    const kernel = {
      ...scene.kernel,
      look: (): Look => {
        looks.push(touches);
        return 'settled';
      },
      rounds: () => Number.POSITIVE_INFINITY,
      ...NO_MEMORY,
    };
    expect(await settle({ ...scene, kernel }, MET, PATIENCE)).toMatchObject({ by: 'kernel' });
    expect(looks.at(-1)).toBe(6);
  });
});

describe('a scene where all are blocked, and what was expected has not come', () => {
  const UNMET = { something: true, shown: false, met: () => false };

  it('has settled where no timer can be hidden', async () => {
    const begun = performance.now();
    const scene = sceneOf('settled', 0, {});
    expect(await settle(scene, UNMET, { ...PATIENCE, unseenMs: 60_000 })).toMatchObject({ by: 'kernel' });
    expect(performance.now() - begun).toBeLessThan(60_000);
  });

  it('is watched for hidden timers, once for each program', async () => {
    const watched: string[] = [];
    const scene = sceneOf('settled', 0, {
      unwatched: () => ['server', 'client'].filter((role) => !watched.includes(role)),
      watched: (roles) => watched.push(...roles),
    });
    expect(await settle(scene, UNMET, PATIENCE)).toMatchObject({ by: 'kernel' });
    expect(watched).toEqual(['server', 'client']);
    expect(await settle(scene, UNMET, { ...PATIENCE, unseenMs: 60_000 })).toMatchObject({ by: 'kernel' });
  });

  it('has not settled where something comes of one meanwhile', async () => {
    let pieces = 0;
    const begun = performance.now();
    const scene = sceneOf('settled', 0, {
      unwatched: () => ['server'],
      activity: () => {
        if (performance.now() - begun > PATIENCE.unseenMs / 2) pieces = 1;
        return pieces;
      },
    });
    const expectation = { something: true, shown: false, met: () => pieces > 0 };
    expect(await settle(scene, expectation, { ...PATIENCE, unseenMs: 60_000 })).toMatchObject({
      by: 'kernel',
    });
    expect(pieces).toBe(1);
  });
});

describe('a scene that is only watched in case something still comes', () => {
  const UNMET = { something: true, shown: false, met: () => false };

  /** Its reports, in order, until it has settled. */
  async function told(
    parts: Partial<Scene>,
    expectation = UNMET,
    first: Look = 'settled',
  ): Promise<boolean[]> {
    const waits: boolean[] = [];
    const scene = sceneOf(first, Number.POSITIVE_INFINITY, { waits: (now) => waits.push(now), ...parts });
    await settle(scene, expectation, PATIENCE);
    return waits;
  }

  it('is reported as waiting, until it has settled', async () => {
    expect(await told({ unwatched: () => ['client1'] })).toEqual([true, false]);
    expect(await told({}, UNMET, 'timed')).toEqual([true, false]);
  });

  it('is no longer reported as waiting when something happens', async () => {
    const begun = performance.now();
    const activity = (): number => (performance.now() - begun < 100 ? 0 : 1);
    expect(await told({ activity, unwatched: () => ['client1'] })).toEqual([true, false, true, false]);
  });

  it('is reported as waiting where a program runs in vain, and not where it gets no processor', async () => {
    const long = { ...PATIENCE, unmetMs: 1_500 };
    for (const [usedMs, expected] of [
      [() => performance.now(), [true, false]],
      [() => 0, []],
    ] as const) {
      const waits: boolean[] = [];
      const scene = sceneOf('busy', 1_300, { usedMs, waits: (now) => waits.push(now) });
      await settle(scene, UNMET, long);
      expect(waits).toEqual(expected);
    }
  });

  it('is not reported as waiting where all has come, where no program can go on, or where one runs', async () => {
    expect(await told({}, { ...UNMET, met: () => true })).toEqual([]);
    expect(await told({})).toEqual([]);
    expect(await told({ usedMs: () => performance.now() }, UNMET, 'busy')).toEqual([]);
  });
});

describe('weak evidence', () => {
  const UNMET = { something: true, shown: false, met: () => false };

  /** Whether a patient try would watch longer. */
  async function isHurried(
    first: Look,
    isPatient: boolean,
    expectation: Expectation = UNMET,
  ): Promise<boolean> {
    const scene = sceneOf(first, Number.POSITIVE_INFINITY, { usedMs: () => performance.now() });
    const settled = await settle(scene, expectation, { ...PATIENCE, isPatient });
    expect(settled.by).toBe('idle');
    return settled.isHurried;
  }

  it('is as good as it gets where sleepers were given all their time', async () => {
    expect(await isHurried('timed', true)).toBe(false);
    expect(await isHurried('timed', false)).toBe(true);
    expect(await isHurried('timed', false, NOTHING_EXPECTED)).toBe(false);
  });

  it('may get better where a program runs, or bytes are on their way', async () => {
    expect(await isHurried('busy', true)).toBe(true);
    expect(await isHurried('astir', true)).toBe(true);
  });

  it('is as good as it gets where a program goes on printing after all has come', async () => {
    const activity = (): number => Math.floor(performance.now() / 10);
    const scene = sceneOf('busy', Number.POSITIVE_INFINITY, { activity });
    expect(await settle(scene, MET, PATIENCE)).toMatchObject({ by: 'idle', isHurried: false });
  });

  it('is not used where no program can go on', async () => {
    const settled = await settle(sceneOf('settled', 0, {}), UNMET, PATIENCE);
    expect(settled).toMatchObject({ by: 'kernel', isHurried: false });
  });
});

describe('where the kernel tells nothing', () => {
  const UNMET = { something: true, shown: false, met: () => false };
  const LONG = { ...PATIENCE, unmetMs: 60_000 };
  const scene = (): Scene => sceneOf('busy', Number.POSITIVE_INFINITY, { kernel: null, usedMs: () => null });

  it('what has been waited for in vain is given no more than is enough', async () => {
    expect(await settle(scene(), { ...UNMET, knownMs: () => 100 }, LONG)).toMatchObject({ by: 'idle' });
  });

  it('it is given no more than anything is, and all its time where it is not known', async () => {
    for (const knownMs of [() => null, () => 120_000])
      expect(await settle(scene(), { ...UNMET, knownMs }, PATIENCE)).toMatchObject({ by: 'idle' });
  });

  it('nothing is waited for where nothing was done', async () => {
    const forever = { ...PATIENCE, metMs: 60_000, quietMs: 60_000 };
    expect(await settle(scene(), NOTHING_DONE, forever)).toMatchObject({ by: 'idle', isHurried: false });
  });

  it('the kernel’s word is waited for all the same where there is one', async () => {
    const told = sceneOf('timed', LONGER_MS, {});
    const { by } = await settle(told, { ...UNMET, knownMs: () => 1 }, { ...LONG, asleepMs: 60_000 });
    expect(by).toBe('kernel');
  });

  it('a move is settled in a hurry where all has come, and is watched briefly for more', async () => {
    const isHurried = async (expectation: Expectation, isBrief: boolean): Promise<boolean> =>
      (await settle(scene(), expectation, { ...PATIENCE, isBrief })).isHurried;
    expect(await isHurried(MET, true)).toBe(true);
    expect(await isHurried(MET, false)).toBe(false);
    expect(await isHurried(UNMET, true)).toBe(false);
    expect(await isHurried(NOTHING_EXPECTED, true)).toBe(false);
  });
});
