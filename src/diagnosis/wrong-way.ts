import { type Cause, hasTrait } from '../model/cause.ts';

/** Whether a failure is about the way that a text took, and not about how it was written. */
export function isOnWrongWay(cause: Cause): boolean {
  return hasTrait(cause, 'wrong-way');
}
