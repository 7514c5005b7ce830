import { type Message, message } from '../../src/model/message.ts';
import type { RunTrace, TraceRole } from '../../src/model/trace.ts';
import type { Failure, Verdict } from '../../src/model/verdict.ts';
import { roleOf, settledOf, startOf } from '../../src/trace/queries.ts';
import { firstExit } from './exits.ts';
import { inconclusive, pass, togetherFailed } from './verdicts.ts';

/** A claim about the place of each role. */
export interface Asked {
  readonly expected: (role: TraceRole) => Message;
  /** What is wrong with it once the role's start has settled; null for nothing. */
  readonly wrong: (role: TraceRole, expected: Message) => Failure | null;
  /** Why it cannot be told whether something else is; null where it can. */
  readonly untold?: (role: TraceRole) => Message | null;
}

/**
 * Judges whether each of some roles has its place once its start has settled; roles that fail in the same way are
 * reported together.
 */
export function placesTaken(
  trace: RunTrace,
  ids: readonly string[],
  { expected, wrong, untold }: Asked,
): Verdict {
  const evidence: number[] = [];
  const failures: Failure[] = [];
  const doubts: Message[] = [];
  for (const id of ids) {
    const role = roleOf(trace, id);
    const start = role && startOf(trace, id);
    if (!role || !start) continue;
    const asked = expected(role);
    const failure = firstExit(trace, [role], start.move + 1, asked) ?? wrong(role, asked);
    if (failure) {
      failures.push(failure);
      continue;
    }
    const settled = settledOf(trace, start.move);
    if (!settled?.ports) return inconclusive(message('inconclusive.no-port-table'));
    const doubt = untold?.(role) ?? null;
    if (doubt) doubts.push(doubt);
    evidence.push(start.n, settled.n);
  }
  const [first] = failures;
  if (first) return togetherFailed(first, failures);
  const [doubt] = doubts;
  if (doubt) return inconclusive(doubt, evidence);
  return evidence.length > 0 ? pass(evidence) : inconclusive(message('inconclusive.never-said'));
}
