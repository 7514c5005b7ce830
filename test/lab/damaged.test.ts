import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { damagedLab } from '../support/damaged-lab.ts';
import { faultOfReading } from '../support/read-damaged.ts';

const EXAMPLES = join(import.meta.dirname, '../../examples');
const TEXTS = readdirSync(EXAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => readFileSync(join(EXAMPLES, name, 'lab.yaml'), 'utf8'));

/** A few of the files that `npm run fuzz` reads by the thousand. */
const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

describe('a corrupted lab file', () => {
  it('is corrupted in the same way by the same seed', () => {
    const damaged = SEEDS.map((seed) => damagedLab(seed, TEXTS));
    expect(SEEDS.map((seed) => damagedLab(seed, TEXTS))).toEqual(damaged);
    expect(damaged.filter((text) => TEXTS.includes(text)).length).toBeLessThan(SEEDS.length / 4);
  });

  it('is read, and every mistake in it has a place', () => {
    const folder = mkdtempSync(join(tmpdir(), 'giliran-damaged-'));
    const faults = SEEDS.flatMap((seed) => {
      const fault = faultOfReading(seed, TEXTS, folder);
      return fault === null ? [] : [`seed ${seed}: ${fault}`];
    });
    expect(faults).toEqual([]);
  });
});
