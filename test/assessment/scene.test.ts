import { describe, expect, it } from 'vitest';
import { neverPlayed, runName } from '../../src/assessment/scene.ts';
import type { RunTrace, Unplayed } from '../../src/model/trace.ts';
import { chat } from '../support/trace.ts';

function left(scene: string): Unplayed {
  return { scene, because: 'start-decided' };
}

function named(run: string): RunTrace {
  const { run: opening, events } = chat().build();
  return { run: { ...opening, run }, events };
}

describe('a scene’s runs', () => {
  it('are named for the way in which programs are started, unless it is the guide’s', () => {
    expect(runName('alone', 'numbered')).toBe('alone');
    expect(runName('alone', 'unnumbered')).toBe('alone~unnumbered');
  });
});

describe('scenes that were left out', () => {
  it('are told once, without those that were played after all', () => {
    const all = [left('alone'), left('alone~unnumbered'), left('short'), left('alone~unnumbered')];
    const played = [named('alone#3'), named('short~unnumbered')];
    expect(neverPlayed(all, played)).toEqual([left('alone~unnumbered'), left('short')]);
  });
});
