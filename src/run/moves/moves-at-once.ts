import type { Plan } from '../../lab/plan.ts';
import type { PlannedMove } from '../../lab/planned-move.ts';

/** The moves that are made at once from a number on: one, where it stands for itself. */
export function movesAt({ moves }: Plan, first: number): readonly PlannedMove[] {
  const together = moves[first]?.together;
  if (together === undefined) return moves.slice(first, first + 1);
  const rest = moves.slice(first);
  const end = rest.findIndex((move) => move.together !== together);
  return end < 0 ? rest : rest.slice(0, end);
}

/** What changes the ports: a program that starts may hold sockets that no table shows yet. */
export function kindOf(moves: readonly PlannedMove[]): 'start' | 'stop' | 'other' {
  if (moves.some((move) => move.do === 'start')) return 'start';
  return moves.some((move) => ENDINGS.includes(move.do)) ? 'stop' : 'other';
}

const ENDINGS: readonly PlannedMove['do'][] = ['stop', 'end', 'signal', 'close'];
