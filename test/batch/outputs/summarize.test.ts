import { describe, expect, it } from 'vitest';
import { type Summary, summarize } from '../../../src/batch/outputs/summarize.ts';
import type { StudentResult } from '../../../src/model/batch.ts';
import type { KeptCause } from '../../../src/model/cause.ts';
import { check, failed, graded, override, student, undecided, ungraded } from '../../gradebook/results.ts';
import { unknownCause } from '../../support/causes.ts';

const RIGHT = [check('a.b')];
const OPEN = [undecided('a.b')];

function summaryOf(results: readonly StudentResult[], unstable: readonly string[] = []): Summary {
  return summarize(results, ({ student: { key } }) => (unstable.includes(key) ? ['a.b'] : []));
}

describe('a batch in numbers', () => {
  const all = [
    graded(student('ani'), RIGHT, { override: override(10) }),
    graded(student('budi'), undefined, { override: override(100) }),
    graded(student('cici'), OPEN, { override: override(60) }),
    ungraded(student('dedi'), { override: override(30) }),
    graded(student('eka'), RIGHT),
  ];

  it('counts what the programs did, whatever mark a person has set', () => {
    expect(summaryOf(all)).toMatchObject({ results: 5, pass: 2, fail: 1, inconclusive: 1, ungraded: 1 });
  });

  it('counts marks set by a person separately, with what the programs did', () => {
    expect(summaryOf(all)).toMatchObject({
      overridden: 4,
      overriddenOf: { pass: 1, fail: 1, inconclusive: 1, ungraded: 1 },
    });
  });

  it('has a mean of the marks that count', () => {
    expect(summaryOf(all).labs).toEqual([{ lab: 'turn-chat', marks: 5, mean: 50, maxScore: 50, pass: null }]);
  });
});

describe('students who need a person', () => {
  it('are those without a mark, the least certain ones first', () => {
    const results = [
      graded(student('ani'), OPEN),
      graded(student('budi'), OPEN),
      ungraded(student('cici')),
      graded(student('dedi')),
    ];
    const { attention } = summaryOf(results, ['budi']);
    expect(attention.map(({ student: { key }, because }) => `${key} ${because}`)).toEqual([
      'cici ungraded',
      'budi unstable',
      'ani inconclusive',
    ]);
  });

  it('leave out those whose mark a person has set', () => {
    const set = { override: override(60) };
    const results = [
      graded(student('ani'), OPEN, set),
      graded(student('budi'), OPEN, set),
      ungraded(student('cici'), set),
    ];
    expect(summaryOf(results, ['budi']).attention).toEqual([]);
  });
});

describe('what went wrong', () => {
  const told = (key: string, message: string | null, cause: KeptCause = 'crash') =>
    graded(student(key), [failed('x.one', { cause, message })]);

  it('is named by its most frequent message, the most frequent cause first', () => {
    const results = [
      told('a', 'it is stuck', 'stuck'),
      told('b', 'client2 crashed'),
      told('c', 'server crashed'),
      told('d', 'server crashed'),
      told('e', null, unknownCause('odd')),
    ];
    expect(summaryOf(results).causes).toEqual([
      { cause: 'crash', example: 'server crashed', students: 3 },
      { cause: 'odd', example: '', students: 1 },
      { cause: 'stuck', example: 'it is stuck', students: 1 },
    ]);
  });

  it('is counted once for each student, and only where a check failed', () => {
    const both = graded(student('a'), [failed('x.one'), failed('x.two')]);
    const open = graded(student('b'), [check('x.one', { status: 'inconclusive', cause: 'crash' })]);
    expect(summaryOf([both, open]).causes).toEqual([
      { cause: 'crash', example: 'server crashed', students: 1 },
    ]);
  });
});
