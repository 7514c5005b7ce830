import { memo } from '../model/memo.ts';
import type {
  ExitRecord,
  MoveRecord,
  RunTrace,
  SayRecord,
  SettledRecord,
  TraceRole,
} from '../model/trace.ts';
import { unreachable } from '../model/unreachable.ts';

/** Questions that graders ask of a run's trace. */

/** A role of the run; undefined where it took no part. */
export function roleOf(trace: RunTrace, id: string): TraceRole | undefined {
  return trace.run.roles.find((role) => role.id === id);
}

/** A role at each of its endpoints, as if it had no other: what it does first comes first. */
export function atEachEndpoint(role: TraceRole): readonly TraceRole[] {
  return [role, ...(role.further ?? []).map((reach) => ({ ...role, ...reach }))];
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
export const movesOf = memo((trace: RunTrace): readonly MoveRecord[] =>
  trace.events.filter((event) => event.kind === 'move'),
);

/**
 * The first move after a line that speaks or starts again: until then, what is shown answers the line. Lines that were
 * typed quickly have one turn with the line behind them, and those that were said at once have one for all.
 */
export const endOfTurn = memo((trace: RunTrace, say: SayRecord): number => {
  const next = movesOf(trace).find(
    (move) => move.move > say.move && !isTogether(move, say) && ENDS_TURN.includes(move.do),
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
});

/** What ends a turn: what is shown then may answer it. */
const ENDS_TURN: readonly MoveRecord['do'][] = [
  'say',
  'start',
  'stop',
  'send',
  'close',
  'end',
  'signal',
  'hears',
];

/** Whether two moves were made at once. */
export function isTogether(one: MoveRecord, other: MoveRecord): boolean {
  return one.together !== undefined && one.together === other.together;
}

/** Whether a line was typed quickly behind or before others: what is shown in its turn answers them too. */
export const isInBurst = memo((trace: RunTrace, say: SayRecord): boolean => {
  if (movesOf(trace).some((move) => move.n !== say.n && move.do === 'say' && isTogether(move, say)))
    return true;
  const before = movesOf(trace).findLast((move) => move.move < say.move);
  return say.quick === true || (before?.do === 'say' && before.quick === true);
});

/** The record of a role's start; undefined where the script never came to it. */
export function startOf(trace: RunTrace, id: string): MoveRecord | undefined {
  return movesOf(trace).find((move) => move.do === 'start' && move.role === id);
}

/** How a move settled, by itself or with those that were made at once; undefined where the run ended before. */
export function settledOf(trace: RunTrace, move: number): SettledRecord | undefined {
  const settled = settledMoves(trace);
  const own = settled.get(move);
  if (own) return own;
  const made = movesOf(trace).find((other) => other.move === move);
  const last = made && movesOf(trace).findLast((other) => isTogether(other, made));
  return last && settled.get(last.move);
}

const settledMoves = memo((trace: RunTrace): ReadonlyMap<number, SettledRecord> => {
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
      !wasStopped(trace, id, event.move + 1) &&
      (!end || event.n < end.n) &&
      event.t < (end?.t ?? Number.POSITIVE_INFINITY),
  );
}

/**
 * Whether the script itself has brought a role to its end before a move, and not started it again since: stopped it,
 * ended its input, sent it a signal that ends programs, or had a probe close its connections.
 */
export function wasStopped(trace: RunTrace, id: string, before: number): boolean {
  const last = movesOf(trace).findLast(
    (move) => move.role === id && move.move < before && (move.do === 'start' || endsRole(trace, move)),
  );
  return last !== undefined && last.do !== 'start';
}

function endsRole(trace: RunTrace, move: MoveRecord): boolean {
  switch (move.do) {
    case 'stop':
    case 'end':
      return true;
    case 'signal':
      return move.name === 'SIGINT' || move.name === 'SIGTERM';
    case 'close':
      // A role that listens is there for those that come next.
      return move.how !== 'half' && roleOf(trace, move.role)?.verb !== 'listens';
    case 'start':
    case 'pause':
    case 'resume':
    case 'deaf':
    case 'hears':
    case 'swallow':
    case 'wait':
    case 'send':
    case 'say':
      return false;
    default:
      return unreachable(move);
  }
}

/** Whether the script has a probe read nothing when a move is made. */
export function isDeaf(trace: RunTrace, id: string, at: number): boolean {
  const last = movesOf(trace).findLast(
    (move) =>
      move.role === id &&
      move.move < at &&
      (move.do === 'deaf' || move.do === 'hears' || move.do === 'start'),
  );
  return last?.do === 'deaf';
}
