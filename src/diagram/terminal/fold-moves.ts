import type { Conversation, Row } from '../conversation.ts';
import type { Line } from '../fold.ts';

/** How many moves in a row that reach nobody are shown. */
const MOST = 3;

/**
 * Shortens the rest of a script after programs have ended: of many moves in a row that reach nobody, the first ones
 * stay, and the others become one line.
 * @param matters rows that are always shown
 */
export function foldMoves(
  { rows }: Pick<Conversation, 'rows'>,
  lines: readonly Line[],
  matters: ReadonlySet<number>,
): readonly Line[] {
  const shown: Line[] = [];
  for (let start = 0; start < lines.length; ) {
    const end = endOfVain(rows, lines, start, matters);
    const run = lines.slice(start, Math.max(end, start + 1));
    const says = run.filter(({ row }) => rows[row]?.kind === 'say');
    const [, second] = says;
    if (second === undefined || says.length <= MOST) shown.push(...run);
    else shown.push(...run.slice(0, run.indexOf(second)), { row: second.row, folded: says.length - 1 });
    start += run.length;
  }
  return shown;
}

/** The line after a sequence of moves that reach nobody; the first line itself where it is none. */
function endOfVain(
  rows: readonly Row[],
  lines: readonly Line[],
  start: number,
  matters: ReadonlySet<number>,
): number {
  let move: number | null = null;
  let end = start;
  for (let line = lines[end]; line && !('folded' in line) && !matters.has(line.row); line = lines[++end]) {
    const row = rows[line.row];
    if (row?.kind === 'say' && !row.done) move = row.move;
    else if (row?.kind !== 'probe' || row.move !== move) break;
  }
  return end;
}
