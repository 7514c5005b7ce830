import type { Scenario, ScriptMove } from '../../model/lab.ts';

/** A move of a lab's script that a person can make by hand as well. */
export interface HandMove {
  readonly do: 'start' | 'stop' | 'say';
  readonly role: string;
  readonly part: string;
}

/** A scenario's script, as far as it can be played by hand. */
export interface HandScript {
  readonly scenario: Scenario;
  readonly moves: readonly HandMove[];
  /** Whether the script goes on with what cannot be made by hand. */
  readonly goesOn: boolean;
  /** Parts of which no move is left out, but for those that hold a program. */
  readonly whole: ReadonlySet<string>;
}

/**
 * The beginning of a script up to the first move that cannot be made by hand: a line that has to have a certain text,
 * several moves at once, what only a scripted endpoint does. That a program is held meanwhile is left out.
 */
export function handScript(scenario: Scenario): HandScript {
  const script = scenario.script.filter((move) => move.do !== 'pause' && move.do !== 'resume');
  const first = script.findIndex((move) => handMoveOf(move) === null);
  const end = first < 0 ? script.length : first;
  const beyond = new Set(script.slice(end).map(({ part }) => part));
  const moves = script.slice(0, end).flatMap((move) => handMoveOf(move) ?? []);
  return {
    scenario,
    moves,
    goesOn: end < script.length,
    whole: new Set(moves.map(({ part }) => part).filter((part) => !beyond.has(part))),
  };
}

function handMoveOf(move: ScriptMove): HandMove | null {
  const { role, part } = move;
  if (move.together !== undefined) return null;
  if (move.do === 'start' || move.do === 'stop') return { do: move.do, role, part };
  if (move.do !== 'say') return null;
  const isPlain = move.text === 'plain' && move.line === null && move.bytes === null && move.same === null;
  const isTyped = move.pieces === 1 && !move.joined && !move.early && !move.quick;
  return isPlain && isTyped ? { do: 'say', role, part } : null;
}
