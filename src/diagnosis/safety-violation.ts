import type { Verdict } from '../model/verdict.ts';

/** Mistakes that were seen to be made: no more patience would have undone them. */
const SEEN = new Set([
  'talks-beside-network',
  'crash',
  'syntax-error',
  'address-in-use',
  'busy-loop',
  'too-much-output',
  'too-much-memory',
  'heard-twice',
  'sends-twice',
  'sent-back-to-author',
  'out-of-turn',
  'old-line-shown',
  'missing-label',
  'wrong-label',
  'swapped-labels',
  'changed',
  'wrong-encoding',
  'spaces-changed',
]);

/** Whether a failure rests on something that was seen, and not on something that has not come. */
export function isSafetyViolation(verdict: Verdict): boolean {
  return verdict.status === 'fail' && SEEN.has(verdict.cause);
}
