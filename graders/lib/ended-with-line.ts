import { isReceiver } from '../../src/model/endpoint.ts';
import type { ExitRecord, RunTrace } from '../../src/model/trace.ts';
import { movesOf, roleOf } from '../../src/trace/queries.ts';

/**
 * Whether a receiver ended by itself with the line of a scripted sender: it printed the line to its standard output, in
 * the move in which it ended without an error. Nothing was left for it to wait for.
 */
export function endedWithLine(trace: RunTrace, { role, code, move }: ExitRecord): boolean {
  const isScripted = trace.run.roles.every(({ id, player }) => id === role || player.by === 'probe');
  const own = roleOf(trace, role);
  if (code !== 0 || !own || !isReceiver(own, trace.run.roles) || !isScripted) return false;
  const said = movesOf(trace).find((other) => other.move === move);
  return (
    said?.do === 'say' &&
    trace.events.some(
      (event) =>
        event.kind === 'print' &&
        event.role === role &&
        event.stream === 'out' &&
        event.move === move &&
        event.text.includes(said.text),
    )
  );
}
