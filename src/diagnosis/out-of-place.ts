import { hasTrait } from '../model/cause.ts';
import type { Failure, Verdict } from '../model/verdict.ts';

/** Whether somebody was seen where the lab does not have them. */
export function isOutOfPlace(verdict: Verdict): verdict is Failure {
  return verdict.status === 'fail' && hasTrait(verdict.cause, 'out-of-place');
}

/** Whether lines reached screens by another way than the lab's endpoints. */
export function talksBeside(verdict: Verdict): boolean {
  return verdict.status === 'fail' && verdict.cause === 'talks-beside-network';
}
