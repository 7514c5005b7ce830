import type { RunTrace } from '../../src/model/trace.ts';
import { linesOf } from '../../src/trace/shown.ts';

/** One line of what a role shows, or a probe hears; streams are split into lines. */
export interface Row {
  readonly text: string;
  /** The record that completed it, and its move. */
  readonly n: number;
  readonly move: number;
}

/** All lines that a role shows, or a probe hears, without empty ones. */
export function rowsOf(trace: RunTrace, role: string): readonly Row[] {
  return linesOf(trace, role).flatMap(({ text, pieces, again }) => {
    if (again) return [];
    let end = 0;
    return text.split('\n').flatMap((row) => {
      end += row.length + 1;
      const piece = pieces.find((one) => one.end >= end - 1);
      const own = row.replace(/\r$/, '');
      return piece && own.trim() !== '' ? [{ text: own, n: piece.n, move: piece.move }] : [];
    });
  });
}
