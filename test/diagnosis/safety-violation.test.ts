import { describe, expect, it } from 'vitest';
import { isSafetyViolation } from '../../src/diagnosis/safety-violation.ts';
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
