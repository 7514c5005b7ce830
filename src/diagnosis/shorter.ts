import type { Scenario } from '../model/lab.ts';
import type { RunTrace } from '../model/trace.ts';
import type { Decision } from './decision.ts';
import { isOutOfStep } from './elsewhere.ts';
import { type Findings, NO_FINDINGS } from './findings.ts';
import { recites } from './hard-coded.ts';
import { talksBeside } from './out-of-place.ts';
import { studentsOf } from './students-of.ts';

/**
 * Whether a shorter scene of the student's own programs may decide a check, as things stand: not one that its full scene
 * has decided, and not one that is skipped for another that it needs.
 * @param decisions in the order of the checks
 */
export function mayDecide(
  { name }: Pick<Scenario, 'name'>,
  decisions: readonly Decision[],
  findings: ReadonlyMap<string, Findings>,
): boolean {
  return decisions.some(({ check }, index) => {
    const [, ...shorter] = check.scenarios;
    const { full } = findings.get(check.id) ?? NO_FINDINGS;
    if (!shorter.includes(name)) return false;
    if (full && (full.verdict.status === 'pass' || talksBeside(full.verdict) || isOutOfStep(full)))
      return false;
    return decisions
      .slice(0, index)
      .every(
        ({ check: { id }, status, leftOut }) => !check.needs.includes(id) || status === 'pass' || leftOut,
      );
  });
}

/** Whether programs show lines that nobody has typed: whether those are always the same, every scene may tell. */
export function mayRecite(runs: readonly RunTrace[]): boolean {
  return runs.some((trace) => studentsOf(trace).some((role) => recites(trace, role)));
}
