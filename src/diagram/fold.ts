import type { Conversation, Row } from './conversation.ts';

/** A line of the diagram: a row, or a number of similar rows that are folded into one line. */
export type Line = { readonly row: number } | { readonly row: number; readonly folded: number };

/** How many rows are shown before and after those that are folded. */
const HEAD = 6;
const TAIL = 3;
/** Fewer similar rows than this are not folded. */
const LEAST = 12;

/**
 * The lines of a diagram. Where one role prints a lot within a move, and none of it matters, the middle is folded.
 * @param matters rows that are always shown
 * @param open first rows of what the reader has unfolded
 */
export function foldRows(
  { rows }: Pick<Conversation, 'rows'>,
  matters: ReadonlySet<number>,
  open: ReadonlySet<number>,
): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < rows.length; ) {
    const end = endOfLikes(rows, start, matters);
    const from = start + HEAD;
    const to = end - TAIL;
    if (to - from < LEAST || open.has(from)) for (let row = start; row < end; row++) lines.push({ row });
    else {
      for (let row = start; row < from; row++) lines.push({ row });
      lines.push({ row: from, folded: to - from });
      for (let row = to; row < end; row++) lines.push({ row });
    }
    start = end;
  }
  return lines;
}

/** The row after those that one role prints within one move and that do not matter. */
function endOfLikes(rows: readonly Row[], start: number, matters: ReadonlySet<number>): number {
  const first = rows[start];
  let end = start + 1;
  if (!first || !isLike(first, first) || matters.has(start)) return end;
  for (let row = rows[end]; row && isLike(row, first) && !matters.has(end); row = rows[end]) end++;
  return end;
}

function isLike(row: Row, first: Row): boolean {
  return (row.kind === 'print' || row.kind === 'heard') && row.lane === first.lane && row.move === first.move;
}

/** Rows that are never folded: ends of arrows, and evidence of checks. */
export function rowsThatMatter(
  { arrows }: Pick<Conversation, 'arrows'>,
  evidence: readonly number[],
): ReadonlySet<number> {
  return new Set([...arrows.flatMap(({ from, to }) => [from, to]), ...evidence]);
}
