import { hasTrait } from '../model/cause.ts';
import type { Verdict } from '../model/verdict.ts';

/** Whether a failure rests on something that was seen, and not on something that has not come. */
export function isSafetyViolation(verdict: Verdict): boolean {
  return verdict.status === 'fail' && hasTrait(verdict.cause, 'seen');
}
