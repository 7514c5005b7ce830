import type { PlannedSay, PlannedSending } from '../../lab/planned-move.ts';
import { unreachable } from '../../model/unreachable.ts';
import type { RunState } from '../run-state.ts';
import { PIECE_READ } from '../settle/expected.ts';
import { cutUp } from './cut-up.ts';

/**
 * Has a role say a line: types it into a program, or has a probe send it.
 * @param joined lines before this one that are written with it
 * @returns whether there was a program or a probe to say it
 */
export async function say(
  state: RunState,
  move: PlannedSay,
  joined: readonly PlannedSay[],
): Promise<boolean> {
  const { probes } = state;
  const process = state.processes.get(move.role);
  const speaker = state.partOf(move.role);
  // Roles that speak at once have no turns.
  if (speaker && move.together === undefined) await probes?.turn(speaker.role, move.early);
  // Recorded first, so that the answer stands after it; what was unfinished on the screen was a prompt.
  process?.flush();
  const { typed, quick, pieces, joined: isJoined, group, ...said } = move;
  const manner = {
    ...(typed === move.text ? {} : { typed }),
    ...(quick ? { quick } : {}),
    ...(isJoined ? { joined: isJoined } : {}),
    ...(group === null ? {} : { group }),
    ...(pieces > 1 && !process ? { pieces } : {}),
  };
  const done = process?.running ?? probes !== null;
  state.log.record({ kind: 'move', ...said, ...manner, done });
  // It is written with those behind it.
  if (isJoined) return done;
  const whole = [...joined.map((line) => line.typed), typed].join('\n');
  if (process) {
    const done = process.type(whole);
    state.kernel?.stir(move.role);
    return done;
  }
  if (group !== null) return (await probes?.sendToGroup(move.role, Buffer.from(typed), group)) ?? false;
  const player = speaker?.player;
  const mouth = player?.by === 'through' ? player.role : move.role;
  const parts = cutUp(whole, state.plan.pieces && move.together === undefined ? Math.max(2, pieces) : pieces);
  return await inPieces(
    state,
    parts.map((part, index) => ({ part, isLast: index === parts.length - 1 })),
    async ({ part, isLast }) =>
      (await (isLast ? probes?.say(mouth, part.toString('utf8')) : probes?.send(mouth, part))) ?? false,
  );
}

/** Has a probe send bytes that are no line. @returns whether there was a probe to send it */
export async function send(state: RunState, { content, group, ...move }: PlannedSending): Promise<boolean> {
  const { probes } = state;
  const pieces = piecesOf(content);
  state.log.record({
    kind: 'move',
    ...move,
    // A file's bytes need not be text: the trace does not spell them out.
    text: content.kind === 'raw' ? Buffer.concat(pieces).toString('utf8') : '',
    bytes: content.kind === 'flood' ? content.bytes : Buffer.concat(pieces).length,
    pieces: Math.max(1, pieces.length),
    ...(group === null ? {} : { group }),
    done: probes !== null,
  });
  if (group !== null) return (await probes?.sendToGroup(move.role, Buffer.concat(pieces), group)) ?? false;
  if (content.kind === 'flood') return (await probes?.flood(move.role, content.word, content.bytes)) ?? false;
  return await inPieces(state, pieces, async (piece) => (await probes?.send(move.role, piece)) ?? false);
}

/** What a probe sends one after the other; nothing for what its helper makes up. */
function piecesOf(content: PlannedSending['content']): readonly Buffer[] {
  switch (content.kind) {
    case 'raw':
      return content.pieces;
    case 'file':
      return [content.file.content];
    case 'flood':
      return [];
    default:
      return unreachable(content);
  }
}

/** Has pieces of a message sent, each once the one before has come. */
async function inPieces<T>(
  state: RunState,
  pieces: readonly T[],
  send: (piece: T) => Promise<boolean>,
): Promise<boolean> {
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) await state.settle(PIECE_READ);
    if (!(await send(piece))) return false;
  }
  return true;
}
