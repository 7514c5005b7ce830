import { describe, expect, it } from 'vitest';
import { lines, type Pair, summarizeFailing } from '../../bench/failing-figures.ts';

const pair = (wrongMs: number, rightMs = 1_000): Pair => ({
  lab: 'turn-chat',
  name: 'faulty',
  rightMs,
  wrongMs,
});

describe('checks of faulty fixtures with the kernel’s evidence', () => {
  it('are held against the right submission, and against seconds', () => {
    const { goals } = summarizeFailing([pair(1_000), pair(1_400), pair(12_000)], true);
    expect(goals.map(({ of, figure, met }) => [of, figure, met])).toEqual([
      ['a wrong submission / the right one, median of the pairs', 1.4, true],
      ['a wrong submission, 95th percentile', expect.closeTo(10.94), false],
      ['a wrong submission, the longest', 12, false],
    ]);
  });

  it('have their ratio pair by pair, so that a busy machine slows both down', () => {
    const { goals } = summarizeFailing([pair(2_000, 2_000), pair(3_000, 1_000), pair(900, 300)], true);
    expect(goals[0]).toMatchObject({ figure: 3, met: false });
  });
});

describe('checks of faulty fixtures without it', () => {
  it('are held against seconds alone', () => {
    const { goals } = summarizeFailing([pair(19_000), pair(21_000), pair(41_000)], false);
    expect(goals.map(({ of, figure, met }) => [of, figure, met])).toEqual([
      ['a wrong submission without kernel evidence, median', 21, false],
      ['a wrong submission without kernel evidence, the longest', 41, false],
    ]);
  });
});

describe('the text', () => {
  it('ends with a line for each goal', () => {
    const text = lines(summarizeFailing([pair(1_200)], true));
    expect(text.slice(-3).map((line) => line.split(':')[0])).toEqual(['goal met', 'goal met', 'goal met']);
  });

  it('misses nothing where nothing was measured', () => {
    expect(lines(summarizeFailing([], true)).join('\n')).not.toContain('MISSED');
  });
});
