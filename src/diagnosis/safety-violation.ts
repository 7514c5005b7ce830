import { hasTrait } from '../model/cause.ts';
import type { RunTrace } from '../model/trace.ts';
import type { Verdict } from '../model/verdict.ts';

/** Whether a failure rests on something that was seen, and not on something that has not come. */
export function isSafetyViolation(verdict: Verdict): boolean {
  return verdict.status === 'fail' && hasTrait(verdict.cause, 'seen');
}

/**
 * Whether a failure may be undone by more patience: it rests on something that has not come, and not only on moves for
 * which a patient try would wait no longer.
 * @param patientFrom the first of the moves of which that holds to the end
 */
export function mayBeUndone(verdict: Verdict, trace: RunTrace, patientFrom: number): boolean {
  if (verdict.status !== 'fail' || isSafetyViolation(verdict)) return false;
  const { evidence } = verdict;
  const rests = new Set(evidence);
  const moves = trace.events.flatMap(({ n, move }) => (rests.has(n) ? [move] : []));
  return moves.length === 0 || Math.min(...moves) < patientFrom;
}
