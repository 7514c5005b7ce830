import type {
  ExitRecord,
  MoveRecord,
  RunTrace,
  SayRecord,
  SettledRecord,
  TraceRole,
} from '../model/trace.ts';

import { remember } from './memo.ts';

/** Questions that graders ask of a run's trace. */

/** A role of the run; undefined where it took no part. */
export function roleOf(trace: RunTrace, id: string): TraceRole | undefined {
  return trace.run.roles.find((role) => role.id === id);
}

/** Whether a role has a screen or ears of its own: one that only speaks through another's probe has none. */
export function isPresent(trace: RunTrace, id: string): boolean {
  const role = roleOf(trace, id);
  return role !== undefined && role.player.by !== 'through';
}

export type { SayRecord };

/** Lines that were said in some parts of the script, in order. */
export function saysIn(trace: RunTrace, parts: readonly string[]): readonly SayRecord[] {
  return trace.events.filter(
    (event): event is SayRecord => event.kind === 'move' && event.do === 'say' && parts.includes(event.part),
  );
}

/** All moves, in order. */
export function movesOf(trace: RunTrace): readonly MoveRecord[] {
  return rememberedMoves(trace, '');
}

const rememberedMoves = remember((trace): readonly MoveRecord[] =>
  trace.events.filter((event) => event.kind === 'move'),
);

/**
 * The first move after a line that speaks or starts again: until then, what is shown answers the line. Lines that were
 * typed quickly have one turn with the line behind them.
 */
export function endOfTurn(trace: RunTrace, say: SayRecord): number {
  const next = movesOf(trace).find(
    (move) => move.move > say.move && (move.do === 'say' || move.do === 'start' || move.do === 'stop'),
  );
  if (say.quick && next?.do === 'say') return endOfTurn(trace, next);
  if (next) {
    // A role may be held before the next line is typed.
    const held = movesOf(trace).find(
      (move) => move.move > say.move && move.move < next.move && move.do === 'pause',
    );
    return held?.move ?? next.move;
  }
  return Number.POSITIVE_INFINITY;
}

/** Whether a line was typed quickly behind or before others: what is shown in its turn answers them too. */
export function isInBurst(trace: RunTrace, say: SayRecord): boolean {
  const before = movesOf(trace).findLast((move) => move.move < say.move);
  return say.quick === true || (before?.do === 'say' && before.quick === true);
}

/** The record of a role's start; undefined where the script never came to it. */
export function startOf(trace: RunTrace, id: string): MoveRecord | undefined {
  return movesOf(trace).find((move) => move.do === 'start' && move.role === id);
}

/** How a move settled; undefined where the run ended before. */
export function settledOf(trace: RunTrace, move: number): SettledRecord | undefined {
  return rememberedSettled(trace, '').get(move);
}

const rememberedSettled = remember((trace): ReadonlyMap<number, SettledRecord> => {
  const settled = trace.events.filter((event) => event.kind === 'settled');
  return new Map(settled.map((event) => [event.move, event]));
});

/** The end of a role's program, if it came before the harness ended the run, and not by the script. */
export function exitOf(trace: RunTrace, id: string): ExitRecord | undefined {
  const end = trace.events.find((event) => event.kind === 'end');
  return trace.events.find(
    (event): event is ExitRecord =>
      event.kind === 'exit' &&
      event.role === id &&
      event.because !== 'stopped' &&
      (!end || event.n < end.n) &&
      event.t < (end?.t ?? Number.POSITIVE_INFINITY),
  );
}

/** Whether the script itself has stopped a role before a move, and not started it again since. */
export function wasStopped(trace: RunTrace, id: string, before: number): boolean {
  const last = movesOf(trace).findLast(
    (move) => (move.do === 'stop' || move.do === 'start') && move.role === id && move.move < before,
  );
  return last?.do === 'stop';
}
