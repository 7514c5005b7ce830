import { type Cause, hasTrait } from '../model/cause.ts';

/** Whether a failure is one of the way that a text took, and says nothing of how it was written. */
export function isOnWrongWay(cause: Cause): boolean {
  return hasTrait(cause, 'wrong-way');
}
