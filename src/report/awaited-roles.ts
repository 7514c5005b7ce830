import { checksOf, type Lab } from '../model/lab.ts';
import type { CheckResult } from '../model/result.ts';
import { waitedFor } from './waited-for.ts';

/**
 * Roles without a program that a check waits for; none where it holds, or fails for another reason.
 * @param notBegun roles whose programs nobody has begun to write
 */
export function awaitedRoles(
  check: CheckResult,
  checks: readonly CheckResult[],
  lab: Lab,
  notBegun: readonly string[],
): readonly string[] {
  const root = waitedFor(check, checks, lab) ?? check;
  if (root.status === 'pass' || (root.status === 'fail' && root.cause !== 'missing-program')) return [];
  const subjects = checksOf(lab).find(({ id }) => id === root.id)?.subjects ?? [];
  const own = notBegun.filter((role) => subjects.includes(role));
  // No scene can be played for it, because programs of other roles are missing.
  return own.length > 0 || root.status !== 'skipped' ? own : notBegun;
}
