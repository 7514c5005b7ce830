import type { KeptCheck } from '../model/result.ts';
import type { RunTrace } from '../model/trace.ts';

/**
 * The run to show first: the one that decided the first failure, or else the first of all; undefined where there is
 * none.
 */
export function chooseRun(runs: readonly RunTrace[], checks: readonly KeptCheck[]): RunTrace | undefined {
  const decided = checks.find(({ status, run }) => status === 'fail' && run !== null)?.run;
  return runs.find(({ run }) => run.run === decided) ?? runs[0];
}
