import { describe, expect, it } from 'vitest';
import { isSafetyViolation } from '../../src/diagnosis/safety-violation.ts';
import { failing, PASS } from './cases.ts';

describe('what more patience would not undo', () => {
  it('is a mistake that was seen to be made', () => {
    for (const cause of ['crash', 'sends-twice', 'wrong-label'] as const)
      expect(isSafetyViolation(failing(cause))).toBe(true);
  });

  it('is nothing that has only not come, and nothing right', () => {
    for (const cause of ['not-heard', 'never-listens', 'stuck', 'no-welcome'] as const)
      expect(isSafetyViolation(failing(cause))).toBe(false);
    expect(isSafetyViolation(PASS)).toBe(false);
  });
});
