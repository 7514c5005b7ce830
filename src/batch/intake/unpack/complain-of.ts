import type { IntakeLimits } from '../limits.ts';
import type { Complaints } from './complaints.ts';
import type { Stored } from './store-file.ts';

const MEGABYTE = 1_000_000;

const SAID = {
  damaged: 'intake.damaged-file',
  unreadable: 'intake.unreadable',
  unwritable: 'intake.unwritable',
} as const;

/**
 * Says why a file was not stored.
 * @param bytes how much could have been
 */
export function complainOf(
  outcome: Exclude<Stored['outcome'], 'stored'>,
  path: readonly string[],
  { ratio }: IntakeLimits,
  bytes: number,
  complaints: Complaints,
): void {
  if (outcome === 'bomb') complaints.add('intake.bomb', path, { ratio });
  else if (outcome === 'too-big') complaints.add('intake.too-big', path, { limit: bytes / MEGABYTE });
  else complaints.add(SAID[outcome], path);
}
