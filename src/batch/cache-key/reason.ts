import type { Brief } from '../journal/journal.ts';
import type { ResultRecord } from '../journal/records.ts';
import { type CacheKey, changeOf, type Reason } from './cache-key.ts';

/** Why a submission is to be run; null where what is known of it still holds. */
export function reasonFor(known: Brief | null, basis: CacheKey): Reason | null {
  if (known === null) return 'new';
  if (known.status === 'ungraded' && known.again) return 'failed';
  return changeOf(known.basis, basis);
}

/** Whether it was known already that a hand-in cannot be graded, and why. */
export function isSameFailure(known: Brief | null, record: ResultRecord): boolean {
  return (
    known?.status === 'ungraded' &&
    record.status === 'ungraded' &&
    !known.again &&
    !record.again &&
    changeOf(known.basis, record.basis) === null &&
    JSON.stringify(known.problem) === JSON.stringify(record.problem)
  );
}
