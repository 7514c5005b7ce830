import { describe, expect, it } from 'vitest';
import { distributionOf } from '../../../src/pages/class/distribution.ts';
import { shareHolding, tallyCauses, tallyState } from '../../../src/pages/class/tally.ts';
import { check, failed, graded, student } from '../../gradebook/results.ts';
import { indexOf } from './classes.ts';

describe('causes', () => {
  it('are counted by students, however many checks of one failed for them', () => {
    const index = indexOf([
      graded(student('a'), [failed('x.one', { cause: 'stuck' }), check('x.two')]),
      graded(student('b'), [failed('x.one'), failed('x.two')]),
      graded(student('c'), [check('x.one'), failed('x.two')]),
    ]);
    const told = tallyCauses(index).map(({ cause, ...rest }) => ({
      id: index.table.causes[cause]?.id,
      ...rest,
    }));
    expect(told).toEqual([
      { id: 'crash', students: 2, check: { lab: 0, check: 1 }, others: 1 },
      { id: 'stuck', students: 1, check: { lab: 0, check: 0 }, others: 0 },
    ]);
  });
});

describe('states', () => {
  it('are counted as their filters show them', () => {
    const index = indexOf();
    const counts = (['ungraded', 'unstable', 'inconclusive', 'fail', 'set', 'pass'] as const).map((state) =>
      tallyState(index, state),
    );
    expect(counts).toEqual([1, 1, 1, 3, 1, 1]);
  });
});

describe('the share of students for whom a check holds', () => {
  it('leaves out students for whom it was not decided', () => {
    expect(shareHolding(indexOf(), { lab: 0, check: 1 })).toBe(0.25);
    expect(shareHolding(indexOf(), { lab: 0, check: 0 })).toBe(1);
  });
});

describe('the distribution of scores', () => {
  const lab = { ...indexOf().lab(0), maxScore: 50 };

  it('has a bin for every tenth, and one for all points', () => {
    const found = distributionOf({ ...lab, scores: [0, 4.99, 5, 49, 50, 60, null] });
    expect(found?.bins).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
    expect(found).toMatchObject({ marks: 6, median: 27 });
  });

  it('is missing where no student has a score', () => {
    expect(distributionOf({ ...lab, scores: [null] })).toBeNull();
  });
});
