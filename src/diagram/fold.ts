import type { Conversation, Row } from './conversation.ts';

/** A line of the diagram: a row, or many like one another that are folded away. */
export type Line = { readonly row: number } | { readonly row: number; readonly folded: number };

/** Rows of one kind that are shown before and after what is folded away. */
const HEAD = 6;
const TAIL = 3;
/** Fewer rows than this are not worth folding. */
const LEAST = 12;

/**
 * The lines of a diagram: where one role prints and prints within a move, and nothing that it prints matters, the
 * middle is folded away.
 * @param matters rows that are shown whatever stands around them
 * @param open first rows of what somebody has unfolded
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

/** The row after those that are printed by one role within one move, and do not matter. */
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

/** Rows that are never folded away: ends of messages, and what checks rest on. */
export function rowsThatMatter(
  { arrows }: Pick<Conversation, 'arrows'>,
  evidence: readonly number[],
): ReadonlySet<number> {
  return new Set([...arrows.flatMap(({ from, to }) => [from, to]), ...evidence]);
}
