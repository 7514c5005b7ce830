import type { RunTrace } from '../../src/model/trace.ts';
import { endOfTurn, movesOf } from '../../src/trace/queries.ts';

/**
 * Whether a program among scripted endpoints alone has shown, on its standard output and in its turn, a line that one of
 * them spoke, before a move: then it understands what the lab's wire says.
 * @param until the last move that counts
 */
export function hasUnderstood(trace: RunTrace, role: string, until: number): boolean {
  const isAlone = trace.run.roles.every(
    ({ id, player }) => id === role || player.by === 'probe' || player.by === 'through',
  );
  return (
    isAlone &&
    movesOf(trace).some(
      (said) =>
        said.do === 'say' &&
        said.role !== role &&
        trace.events.some(
          (event) =>
            event.kind === 'print' &&
            event.role === role &&
            event.stream === 'out' &&
            event.move >= said.move &&
            event.move < endOfTurn(trace, said) &&
            event.move <= until &&
            event.text.includes(said.text),
        ),
    )
  );
}
