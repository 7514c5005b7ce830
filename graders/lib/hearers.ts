import type { RunTrace } from '../../src/model/trace.ts';
import { isPresent, startOf, wasStopped } from '../../src/trace/queries.ts';

/** Those of some roles that take part when a move is made. */
export function presentAt(trace: RunTrace, roles: readonly string[], move: number): readonly string[] {
  return trace.run.roles
    .map(({ id }) => id)
    .filter((id) => roles.includes(id) && isPresent(trace, id))
    .filter((id) => (startOf(trace, id)?.move ?? Number.POSITIVE_INFINITY) <= move)
    .filter((id) => !wasStopped(trace, id, move));
}
