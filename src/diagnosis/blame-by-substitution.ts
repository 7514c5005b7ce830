import { type Decision, type Failed, failure, isFailed } from './decision.ts';
import type { Findings } from './findings.ts';
import { fixedBy, whyFixed } from './fixed-by.ts';

/**
 * Names roles by the runs in which the full scene was played again with programs replaced: at fault is the smallest set
 * whose replacement fixes the scene. Where several smallest sets do, or none, it stays open.
 */
export function blameBySubstitution(
  decision: Decision,
  alone: readonly Failed[],
  findings: Findings,
): Decision {
  const { full } = findings;
  if (decision.status !== 'fail' || !full || !isFailed(full)) return decision;
  const sets = fixedBy(findings);
  const [only] = sets;
  if (decision.blame.length > 0) {
    const isTold = only && sets.length === 1 && decision.blame.every((role) => only.replaced.includes(role));
    return isTold ? { ...decision, why: [...decision.why, whyFixed(only)] } : decision;
  }
  if (!only || sets.length > 1) return { ...decision, why: [...decision.why, ...sets.map(whyFixed)] };
  const own = only.replaced.filter((role) => decision.check.subjects.includes(role));
  const blame = own.length > 0 ? own : only.replaced;
  const shown = alone.find(({ students }) => students.some((role) => blame.includes(role))) ?? full;
  const named = failure(decision.check, shown, blame);
  return { ...named, why: [...named.why, whyFixed(only)] };
}
