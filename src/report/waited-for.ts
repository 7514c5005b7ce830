import type { Lab } from '../model/lab.ts';
import { checksOf } from '../model/lab.ts';
import type { CheckResult } from '../model/result.ts';

/**
 * The check that a skipped one waits for in the end: what it needs may itself be skipped, and only the last one can be
 * fixed.
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
