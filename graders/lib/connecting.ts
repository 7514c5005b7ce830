import type { MoveRecord, RunTrace } from '../../src/model/trace.ts';
import { movesOf, startOf } from '../../src/trace/queries.ts';

/** The moves in which a client connects: its start, and the server's resumption if it was held meanwhile. */
export interface ConnectWindow {
  readonly start: MoveRecord;
  readonly from: number;
  readonly to: number;
  /** The move in which a held server was resumed; null where it was never held. */
  readonly resumed: number | null;
}

/** @returns null where the client was never started */
export function connectWindow(trace: RunTrace, client: string): ConnectWindow | null {
  const start = startOf(trace, client);
  if (!start) return null;
  const moves = movesOf(trace);
  const before = moves.findLast((move) => move.move < start.move);
  const after = moves.find((move) => move.move > start.move);
  const held = before?.do === 'pause' && before.done && after?.do === 'resume' && after.done;
  return { start, from: start.move, to: held ? after.move : start.move, resumed: held ? after.move : null };
}
