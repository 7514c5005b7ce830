import { memo } from '../../src/model/memo.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import { linesOf } from '../../src/trace/shown.ts';

/** One line of what a role shows, or a probe hears; streams are split into lines. */
export interface Row {
  readonly text: string;
  /** The record that completed it, and its move. */
  readonly n: number;
  readonly move: number;
}

/** All lines that a role shows, or a probe hears, empty ones left out. */
export const rowsOf = memo((trace: RunTrace, role: string): readonly Row[] =>
  linesOf(trace, role).flatMap(({ text, pieces, again }) => {
    if (again) return [];
    const rows: Row[] = [];
    let end = 0;
    // Pieces and rows are both in their order: a program may have written a million of each.
    let at = 0;
    for (const row of text.split('\n')) {
      end += row.length + 1;
      while (at < pieces.length && (pieces[at]?.end ?? 0) < end - 1) at++;
      const piece = pieces[at];
      const own = row.replace(/\r$/, '');
      if (piece && own.trim() !== '') rows.push({ text: own, n: piece.n, move: piece.move });
    }
    return rows;
  }),
);
