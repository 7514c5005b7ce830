import { describe, expect, it } from 'vitest';
import { entryOf, movesBetween } from '../../scripts/matrix-moves.js';

const NAME = 'turn-chat: turn-chat/faulty/no-order';
const mark = { status: 'fail', cause: 'wrong-port', blame: ['server'], score: 0 };
const entry = { verdict: 'fail', score: 90, checks: { 'listen.port': mark } };
const before = { [NAME]: entry };

describe('the result of a fixture', () => {
  it('is its verdict and score, and each check’s decision, without what differs from run to run', () => {
    const check = { ...mark, id: 'listen.port', title: 'Listens', message: 'Elsewhere', evidence: [3] };
    expect(entryOf({ ...entry, seed: 11, durationMs: 812, checks: [check] })).toEqual(entry);
  });
});

describe('between two matrices', () => {
  it('nothing has moved where all is the same', () => {
    expect(movesBetween(before, structuredClone(before), true)).toEqual([]);
  });

  for (const [what, changed, said] of [
    ['a verdict', { ...entry, verdict: 'pass' }, 'was fail, 90 points, is pass, 90 points'],
    ['a score', { ...entry, score: 85 }, 'was fail, 90 points, is fail, 85 points'],
    [
      'a cause',
      { ...entry, checks: { 'listen.port': { ...mark, cause: 'crash' } } },
      'listen.port: was fail wrong-port [server] 0, is fail crash [server] 0',
    ],
    [
      'the blame',
      { ...entry, checks: { 'listen.port': { ...mark, blame: [] } } },
      'listen.port: was fail wrong-port [server] 0, is fail wrong-port [] 0',
    ],
    ['a check', { ...entry, checks: {} }, 'listen.port: was fail wrong-port [server] 0, is no check'],
    ['a result', { trouble: 'no memory' }, 'was fail, 90 points, is no result (no memory)'],
  ] as const)
    it(`${what} that has changed is a move`, () => {
      expect(movesBetween(before, { [NAME]: changed }, true)).toEqual([{ name: NAME, what: said }]);
    });

  it('a fixture that is new is a move, and one that is gone where all were asked for', () => {
    expect(movesBetween({}, before, false)).toEqual([{ name: NAME, what: 'is new' }]);
    expect(movesBetween(before, {}, true)).toEqual([{ name: NAME, what: 'is gone' }]);
    expect(movesBetween(before, {}, false)).toEqual([]);
  });
});
