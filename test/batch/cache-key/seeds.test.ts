import { describe, expect, it } from 'vitest';
import { seedsFor } from '../../../src/batch/cache-key/seeds.ts';

describe('the seeds of a submission', () => {
  it('are the same for the same files in the same batch', () => {
    expect(seedsFor(7, 'abc', 3)).toEqual(seedsFor(7, 'abc', 3));
  });

  it('begin alike however many there are, and all differ', () => {
    const seeds = seedsFor(7, 'abc', 5);
    expect(seeds.slice(0, 1)).toEqual(seedsFor(7, 'abc', 1));
    expect(new Set([...seeds, ...seedsFor(8, 'abc', 5), ...seedsFor(7, 'abd', 5)]).size).toBe(15);
  });

  it('can be typed after --seed', () => {
    for (const seed of seedsFor(7, 'abc', 5)) expect(String(seed)).toMatch(/^\d{1,15}$/);
  });
});
