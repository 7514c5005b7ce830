import type { Player, ScriptMove } from '../model/lab.ts';
import { unreachable } from '../model/unreachable.ts';
import type { Mistakes } from './mistakes.ts';
import type { ScriptItem } from './script-schema.ts';
import type { Path } from './source.ts';

/** A move, and its place in the file. */
export interface PlacedMove {
  readonly move: ScriptMove;
  readonly path: Path;
}

/** The most moves of one script, repeats counted: more than any conversation needs that is watched move by move. */
export const MOST_MOVES = 10_000;

/**
 * The most moves that a script can come to.
 * @param rolesIn gives the number of roles that a pattern stands for
 */
export function movesIn(items: readonly ScriptItem[], rolesIn: (pattern: string) => number): number {
  return items.reduce((sum, item) => {
    if ('together' in item) return sum + movesIn(item.together, rolesIn);
    if (!('do' in item)) return sum + ('say' in item ? (item.lines ?? 1) : 'restart' in item ? 2 : 1);
    const inner = movesIn(item.do, rolesIn);
    if ('each' in item) return sum + inner * rolesIn(item.each);
    return sum + ('repeat' in item ? inner * item.repeat : inner);
  }, 0);
}

/** The state of a role's program after some moves. */
interface State {
  readonly life: 'not started' | 'running' | 'held';
  /** Whether its input has ended. */
  readonly hasEnded: boolean;
  /** Whether it has stopped reading. */
  readonly isDeaf: boolean;
}

const BEFORE: State = { life: 'not started', hasEnded: false, isDeaf: false };

/** Reports moves that cannot be made, because the role is in the wrong state for them. */
export function checkMoves(
  moves: readonly PlacedMove[],
  cast: Readonly<Record<string, Player>>,
  mistakes: Mistakes,
): void {
  const states = new Map<string, State>();
  const texts = new Map<string, string>();
  for (const { move, path } of moves) {
    const player = cast[move.role];
    const role = player?.by === 'through' ? player.role : move.role;
    const state = states.get(role) ?? BEFORE;
    const wrong = whyNot(move, role, state);
    if (wrong !== null) mistakes.add('no-move', wrong, [...path, move.do]);
    states.set(role, after(move, state));
    if (move.do !== 'say' || move.same === null) continue;
    const kind = texts.get(move.same);
    if (kind !== undefined && kind !== move.text)
      mistakes.add(
        'same-text',
        `Lines of one name carry the same text: "${move.same}" is ${kind} above, and ${move.text} here. Give this one another name, or the same text.`,
        [...path, 'same'],
      );
    texts.set(move.same, kind ?? move.text);
  }
}

function whyNot(move: ScriptMove, role: string, { life, hasEnded, isDeaf }: State): string | null {
  const who = role === move.role ? `"${role}"` : `"${role}", through which "${move.role}" speaks,`;
  if (move.do === 'start')
    return life === 'not started' ? null : `${who} is started here although it runs already: stop it before.`;
  if (life === 'not started')
    return `${who} has not been started here: put "start: ${role}" before, or remove this.`;
  if (move.do === 'resume' && life === 'running')
    return `${who} is resumed here without being held: put "pause: ${role}" before, or remove this.`;
  if (move.do === 'pause' && life === 'held')
    return `${who} is held here already: resume it before, or remove this.`;
  if (hasEnded && (move.do === 'say' || move.do === 'end'))
    return `The input of ${who} has been ended before: start it again with "restart: ${role}", or remove this.`;
  if (move.do === 'hears' && !isDeaf)
    return `${who} reads already: put "deaf: ${role}" before, or remove this.`;
  if (move.do === 'deaf' && isDeaf) return `${who} reads nothing already: remove this.`;
  return null;
}

function after(move: ScriptMove, state: State): State {
  switch (move.do) {
    case 'start':
      return { ...BEFORE, life: 'running' };
    case 'resume':
      return { ...state, life: 'running' };
    case 'pause':
      return { ...state, life: 'held' };
    case 'stop':
      return BEFORE;
    case 'end':
      return { ...state, hasEnded: true };
    case 'deaf':
    case 'hears':
      return { ...state, isDeaf: move.do === 'deaf' };
    case 'say':
    case 'send':
    case 'close':
    case 'swallow':
    case 'signal':
    case 'wait':
      return state;
    default:
      return unreachable(move);
  }
}
