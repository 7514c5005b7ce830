import { hasTrait } from '../model/cause.ts';
import type { Check } from '../model/lab.ts';
import { type Decision, type Failed, failure } from './decision.ts';
import type { Finding } from './findings.ts';
import { isOnWrongWay } from './wrong-way.ts';

/** The decision where the full scene fails, and the finer ones do not, or there are none. */
export function failedTogether(
  check: Check,
  full: Failed,
  finer: readonly Finding[],
  atFault: ReadonlySet<string>,
): Decision {
  // Other mistakes do not change which way a text took.
  if (isOnWrongWay(full.verdict.cause)) return failure(check, full, full.verdict.blame);
  const own = check.subjects.filter((role) => atFault.has(role));
  if (own.length > 0) return failure(check, full, own);
  const wellAlone = finer.flatMap(({ verdict, students }) => (verdict.status === 'pass' ? students : []));
  const { blame, cause } = full.verdict;
  const direct = hasTrait(cause, 'self-evident') ? blame : blame.filter((role) => !wellAlone.includes(role));
  return failure(check, full, direct.length > 0 ? direct : [...atFault]);
}
