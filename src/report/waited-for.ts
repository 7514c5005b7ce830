import type { Lab } from '../model/lab.ts';
import { checksOf } from '../model/lab.ts';
import type { CheckResult } from '../model/result.ts';

/**
 * What a skipped check waits for in the end: what it needs may be skipped for something else, and only that can be
 * mended.
 * @returns null where it is skipped for another reason
 */
export function waitedFor(check: CheckResult, checks: readonly CheckResult[], lab: Lab): CheckResult | null {
  if (check.status !== 'skipped') return null;
  const needs = checksOf(lab).find(({ id }) => id === check.id)?.needs ?? [];
  const needed = needs
    .flatMap((id) => checks.filter((other) => other.id === id))
    .find(({ status, leftOut }) => status !== 'pass' && !leftOut);
  return needed ? (waitedFor(needed, checks, lab) ?? needed) : null;
}
