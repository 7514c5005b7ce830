import { describe, expect, it } from 'vitest';
import { drawLanes, type LaneRow } from '../../../src/report/guide/lanes.ts';

const row = (from: string, to: readonly string[], label = ''): LaneRow => ({
  from,
  to,
  mark: '●',
  heads: ['◀', '▶'],
  label,
});

describe('lanes', () => {
  it('have an arrow to each side, crossing those that do not hear', () => {
    expect(drawLanes(['a', 'b', 'c'], [row('b', ['a', 'c'], 'both'), row('c', ['a'])], 60)).toEqual([
      '  a    b    c',
      '  │◀───●───▶│    both',
      '  │◀───┼────●',
    ]);
  });

  it('have numbers where what happens does not fit beside them', () => {
    expect(drawLanes(['a', 'b'], [row('a', ['b'], 'something long')], 20)).toEqual([
      '  a    b',
      '  ●───▶│    (1)',
      '  (1) something long',
    ]);
  });

  it('leave out the middle of more than fit', () => {
    const many = Array.from({ length: 64 }, (_, index) => `r${index}`);
    const lines = drawLanes(many, [row('r0', ['r63']), row('r40', ['r0'])], 60);
    expect(lines[0]).toMatch(/^ {2}r0 .*…r63$/);
    expect(lines.filter((line) => line.length > 60)).toEqual([]);
    expect(lines[1]).toContain('●');
  });
});
