import { describe, expect, it } from 'vitest';
import { isSafetyViolation, mayBeUndone } from '../../src/diagnosis/safety-violation.ts';
import { TraceBuilder } from '../support/trace.ts';
import { failing, PASS } from './cases.ts';

describe('a failure that more patience could not prevent', () => {
  it('is a mistake that was seen to be made', () => {
    for (const cause of ['crash', 'sends-twice', 'wrong-label'] as const)
      expect(isSafetyViolation(failing(cause))).toBe(true);
  });

  it('is neither something missing nor a pass', () => {
    for (const cause of ['not-heard', 'never-listens', 'stuck', 'no-welcome'] as const)
      expect(isSafetyViolation(failing(cause))).toBe(false);
    expect(isSafetyViolation(PASS)).toBe(false);
  });
});

describe('what a more patient try may undo', () => {
  const trace = new TraceBuilder([]).say('server', 'one').say('server', 'two').build();
  const [first, second] = trace.events.filter(({ kind }) => kind === 'move');
  /** Whether a failure may be undone that rests on some records, where the run was patient from its second move on. */
  const mayBe = (
    evidence: readonly (number | undefined)[],
    cause: Parameters<typeof failing>[0] = 'not-heard',
  ) =>
    mayBeUndone(
      { ...failing(cause), evidence: evidence.filter((n) => n !== undefined) },
      trace,
      second?.move ?? Number.NaN,
    );

  it('is what has not come of a move that was settled in a hurry', () => {
    expect(mayBe([first?.n])).toBe(true);
    expect(mayBe([first?.n, second?.n])).toBe(true);
  });

  it('is what tells of no move', () => {
    expect(mayBe([])).toBe(true);
  });

  it('is nothing of moves that have been given all patience already', () => {
    expect(mayBe([second?.n])).toBe(false);
  });

  it('is no mistake that was seen to be made, and nothing right', () => {
    expect(mayBe([first?.n], 'crash')).toBe(false);
    expect(mayBeUndone(PASS, trace, Number.POSITIVE_INFINITY)).toBe(false);
  });
});
