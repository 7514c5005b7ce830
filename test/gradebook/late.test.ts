import { describe, expect, it } from 'vitest';
import { explainLate } from '../../src/gradebook/explain-mark.ts';
import { parseLateRule, penaltyOf, showLateness, showLateRule } from '../../src/gradebook/late.ts';
import { markOf, totalOf } from '../../src/gradebook/mark.ts';
import { resultsCsv } from '../../src/gradebook/results-csv.ts';
import type { Late, Override, StudentResult } from '../../src/model/batch.ts';
import { check, graded, marksOf, override, student, undecided } from './results.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function ruleOf(text: string) {
  const rule = parseLateRule(text);
  if (!rule) throw new Error(`no rule: ${text}`);
  return rule;
}

/** A right hand-in for a lab of 100 points that was this late. */
function lateResult(ms: number | null, rule: string | null, set: Override | null = null): StudentResult {
  const late: Late = { ms, rule: rule === null ? null : ruleOf(rule) };
  return { ...graded(student('ani'), [check('a.b', { maxScore: 100 })], { override: set }), late };
}

describe('the deduction for being late', () => {
  for (const [rule, ms, points] of [
    ['10%/day', 1, 20],
    ['10%/day', DAY, 20],
    ['10%/day', DAY + 1, 40],
    ['10%/day', 30 * DAY, 200],
    ['10%/day,50%', 30 * DAY, 100],
    ['5/hour', 2 * HOUR + 1, 15],
    ['5/hour,12', 3 * HOUR, 12],
    ['2.5 % / week', 8 * DAY, 10],
  ] as const)
    it(`is by ${rule}, ${ms} ms late, ${points} of 200 points`, () => {
      expect(penaltyOf(ruleOf(rule), ms, 200)).toBe(points);
    });

  for (const text of ['', '10', '10%', '10%/month', '%/day', '-5/day', '10%/day,50', '10/day,50%', '1e3/day'])
    it(`cannot be written so: "${text}"`, () => {
      expect(parseLateRule(text)).toBeNull();
    });

  it('is written as it is read', () => {
    for (const text of ['10%/day', '5/hour,12', '2.5%/week,50%'])
      expect(showLateRule(ruleOf(text))).toBe(text);
  });

  it('never leaves less than 0, and leaves giliran’s own mark alone', () => {
    expect(markOf(lateResult(30 * DAY, '10%/day'))).toMatchObject({ score: 100, own: 100, afterPenalty: 0 });
    expect(markOf(lateResult(DAY, '10%/day'))).toMatchObject({ score: 100, own: 100, afterPenalty: 90 });
  });

  it('is left to a person where it is unknown how late it was', () => {
    expect(markOf(lateResult(null, '10%/day')).afterPenalty).toBeNull();
    expect(markOf(lateResult(null, null)).afterPenalty).toBe(100);
  });

  it('is 0 where a person has set the mark, or there is none', () => {
    expect(markOf(lateResult(DAY, '10%/day', override(70))).afterPenalty).toBe(70);
    const open = {
      ...graded(student('ani'), [undecided('a.b')]),
      late: { ms: DAY, rule: ruleOf('10%/day') },
    };
    expect(markOf(open).afterPenalty).toBeNull();
  });

  it('is summed over labs', () => {
    const other = graded(student('ani'), [check('x.y', { maxScore: 50 })], { lab: 'z' });
    const marks = marksOf(lateResult(DAY, '10%/day'), other);
    expect(totalOf(marks, ['turn-chat', 'z'], new Map(), 'afterPenalty').score).toBe(140);
    expect(totalOf(marks, ['turn-chat', 'z']).score).toBe(150);
  });
});

describe('how late a hand-in was', () => {
  for (const [ms, cell, words] of [
    [1, '0d 00:01', 'by 1 minute'],
    [3 * HOUR + 20 * MINUTE, '0d 03:20', 'by 3 hours and 20 minutes'],
    [DAY + HOUR, '1d 01:00', 'by 1 day and 1 hour'],
  ] as const)
    it(`is written as ${cell} and "${words}"`, () => {
      expect(showLateness(ms)).toBe(cell);
      expect(explainLate(lateResult(ms, null), 'en')).toEqual([{ label: 'Late', text: words }]);
    });

  it('is written with what is left of the mark', () => {
    expect(explainLate(lateResult(DAY, '10%/day'), 'en')[1]).toEqual({
      label: 'After the penalty',
      text: '90 of 100 points (10%/day)',
    });
    expect(explainLate(lateResult(null, '10%/day'), 'id').map(({ text }) => text)).toEqual([
      'tidak diketahui berapa lama',
      'perlu diputuskan oleh seseorang (10%/day)',
    ]);
  });
});

describe('results.csv', () => {
  it('has separate columns for late hand-ins, where there are any', () => {
    const results = [
      { ...lateResult(DAY + HOUR, '10%/day'), handedIn: '2025-11-21T18:00:00.000Z' },
      graded(student('budi')),
    ];
    const [head = '', ani = '', budi = ''] = resultsCsv(results, 'en').split('\r\n');
    expect(head).toContain('score,max,handed in,late,late by,penalty,score after penalty');
    expect(ani).toContain(',100,100,2025-11-21T18:00:00.000Z,yes,1d 01:00,20,80,');
    expect(budi).toContain(',50,100,,,,,50,');
    expect(resultsCsv([graded(student('budi'))], 'en')).not.toContain('late');
  });
});
