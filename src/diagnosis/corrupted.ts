import { hasTrait } from '../model/cause.ts';
import type { Finding } from './findings.ts';
import { isOnWrongWay } from './wrong-way.ts';

/**
 * Whether a text that comes corrupted among scripted endpoints is corrupted in another way, or not at all, among the
 * student's own programs: then those spell texts in a way of their own.
 */
export function isCorruptedDifferently(full: Finding | null, { verdict }: Finding): boolean {
  if (verdict.status !== 'fail' || !hasTrait(verdict.cause, 'corrupts')) return false;
  if (full?.verdict.status !== 'fail' || isOnWrongWay(full.verdict.cause)) return false;
  return full.verdict.cause !== verdict.cause;
}
