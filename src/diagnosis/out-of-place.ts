import { hasTrait } from '../model/cause.ts';
import type { Failure, Verdict } from '../model/verdict.ts';

/** Whether a program was seen in another place than the lab's. */
export function isOutOfPlace(verdict: Verdict): verdict is Failure {
  return verdict.status === 'fail' && hasTrait(verdict.cause, 'out-of-place');
}

/** Whether lines came to screens by another way than the lab's endpoints. */
export function talksBeside(verdict: Verdict): boolean {
  return verdict.status === 'fail' && verdict.cause === 'talks-beside-network';
}
