import type { MoveRecord, RunTrace, SettledBy } from '../src/model/trace.ts';

/** One decision that a scene had settled. */
export interface Settle {
  readonly by: SettledBy;
  /** From the last event, in microseconds. */
  readonly tookUs: number;
  /** The kind of the move that it ends; the next field is the whole duration of that move, in milliseconds. */
  readonly move: MoveRecord['do'];
  readonly moveMs: number;
}

/** Every settle of a run, in order. */
export function settlesOf({ events }: RunTrace): Settle[] {
  const settles: Settle[] = [];
  let move: MoveRecord | null = null;
  for (const event of events) {
    if (event.kind === 'move') move = event;
    if (event.kind === 'settled' && move)
      settles.push({ by: event.by, tookUs: event.tookUs, move: move.do, moveMs: event.t - move.t });
  }
  return settles;
}
