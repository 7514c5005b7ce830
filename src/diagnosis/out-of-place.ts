import type { Failure, Verdict } from '../model/verdict.ts';

/** What a program shows that is not where the lab has it, whatever wire it speaks. */
const OUT_OF_PLACE = new Set([
  'never-listens',
  'wrong-port',
  'wrong-protocol',
  'wrong-address',
  'never-joined-group',
  'wrong-group',
  'no-network',
]);

/** Whether somebody was seen where the lab does not have them. */
export function isOutOfPlace(verdict: Verdict): verdict is Failure {
  return verdict.status === 'fail' && OUT_OF_PLACE.has(verdict.cause);
}

/** Whether lines reached screens by another way than the lab's endpoints. */
export function talksBeside(verdict: Verdict): boolean {
  return verdict.status === 'fail' && verdict.cause === 'talks-beside-network';
}
