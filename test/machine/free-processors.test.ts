import { describe, expect, it } from 'vitest';
import { isMostlyIdle } from '../../src/machine/free-processors.ts';

describe('processors', () => {
  const BEFORE = { idle: 1_000, all: 9_000 };
  const since = (idle: number, all: number): boolean =>
    isMostlyIdle(BEFORE, { idle: BEFORE.idle + idle, all: BEFORE.all + all });

  it('have something to spare where they had nothing to do for at least half of the time', () => {
    expect(since(200, 400)).toBe(true);
    expect(since(400, 400)).toBe(true);
    expect(since(199, 400)).toBe(false);
  });

  it('have nothing to spare as far as nothing is known', () => {
    expect(since(0, 0)).toBe(false);
  });
});
