import { describe, expect, it } from 'vitest';
import type { Look } from '../../../src/run/kernel/kernel-view.ts';
import { awaitSight } from '../../../src/run/settle/await-sight.ts';
import { PACES } from '../../../src/run/settle/pace.ts';
import type { Scene } from '../../../src/run/settle/settle.ts';

const PATIENCE = {
  starting: false,
  metMs: 1,
  quietMs: 1,
  unknownMs: 1,
  busyMs: 1,
  unmetMs: 1,
  isPatient: false,
  asleepMs: 1,
  unseenMs: 1,
  isBrief: false,
};

/** A scene in which every look finds this. */
function sceneOf(look: () => Look): Scene {
  return {
    kernel: { look, rounds: () => 0, restart: () => {}, isEndless: () => false, keepEndless: () => {} },
    activity: () => 0,
    touches: () => 0,
    queues: null,
    stirred: () => Promise.resolve(),
    loose: () => false,
    unwatched: () => [],
    watched: () => {},
    usedMs: () => 0,
    overLimit: () => false,
    pace: PACES.prompt,
  };
}

const WAIT = {
  patience: PATIENCE,
  hasCome: () => false,
  mayHideTimers: () => false,
  withinMs: 3_600_000,
  isOver: () => false,
};

describe('waiting for a program', () => {
  it('ends when what is waited for has come, however often nothing has happened before', async () => {
    let asked = 0;
    const hasCome = (): boolean => ++asked > 20;
    expect(await awaitSight({ ...WAIT, scene: sceneOf(() => 'timed'), hasCome })).toBe('came');
  });

  it('ends at once where no program can go on any more', async () => {
    expect(await awaitSight({ ...WAIT, scene: sceneOf(() => 'settled') })).toBe('over');
  });

  it('goes on where a timer may be set that the kernel does not show', async () => {
    let asked = 0;
    const hasCome = (): boolean => ++asked > 20;
    const scene = sceneOf(() => 'settled');
    expect(await awaitSight({ ...WAIT, scene, hasCome, mayHideTimers: () => true })).toBe('came');
  });

  it('ends when its time is over, or the run is', async () => {
    const scene = sceneOf(() => 'timed');
    expect(await awaitSight({ ...WAIT, scene, withinMs: 0 })).toBe('late');
    expect(await awaitSight({ ...WAIT, scene, isOver: () => true })).toBe('late');
  });
});
