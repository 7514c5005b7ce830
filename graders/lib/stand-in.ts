import type { RunTrace } from '../../src/model/trace.ts';
import { endOfTurn, movesOf, type SayRecord } from '../../src/trace/queries.ts';
import { linesOf, showingsOf } from '../../src/trace/shown.ts';
import type { Pair } from './pairs.ts';

/** How languages print a missing value: a program that shows this has lost the text, and did not make one up. */
export const EMPTY = /(?:\b(?:undefined|null|None|NaN)|\[object Object\])\s*$/;

/** What a role showed in a line's turn, in order. */
export function shownInTurn(
  trace: RunTrace,
  { say, hearer }: Pair,
): readonly { readonly text: string; readonly n: number }[] {
  const end = endOfTurn(trace, say);
  return linesOf(trace, hearer).flatMap((line) => {
    const first = line.pieces.findIndex(({ move }) => move >= say.move && move < end);
    const last = line.pieces.findLast(({ move }) => move >= say.move && move < end);
    const piece = line.pieces[first];
    if (!piece || !last) return [];
    return [{ text: line.text.slice(line.pieces[first - 1]?.end ?? 0, last.end), n: piece.n }];
  });
}

/** In how many turns of one author's lines something else must be shown: once may be a remark of the program's own. */
const LEAST = 2;

/**
 * What a role shows in place of a line: something that it shows in that turn and at no other time, and likewise with
 * other lines of the same author. Null for none.
 */
export function standIn(trace: RunTrace, { say, hearer }: Pair): string | null {
  const lost = movesOf(trace)
    .filter((move): move is SayRecord => move.do === 'say' && move.role === say.role && !move.early)
    .filter(({ text }) => showingsOf(trace, hearer, text).length === 0);
  const others = lost.filter((other) => other.move !== say.move && otherWords(trace, other, hearer) !== null);
  return others.length + 1 >= LEAST ? otherWords(trace, say, hearer) : null;
}

function otherWords(trace: RunTrace, say: SayRecord, hearer: string): string | null {
  const end = endOfTurn(trace, say);
  const elsewhere = new Set(
    linesOf(trace, hearer)
      .filter(({ pieces }) => pieces.every(({ move }) => move < say.move || move >= end))
      .flatMap(({ text }) => text.split('\n')),
  );
  const rows = shownInTurn(trace, { say, hearer }).flatMap(({ text }) => text.split('\n'));
  return rows.find((row) => EMPTY.test(row) || (hasWords(row) && !elsewhere.has(row))) ?? null;
}

/** Whether anything follows a label; after a prompt, nothing does. */
function hasWords(row: string): boolean {
  return /<[^<>]+>$|[^\s:>\])][^:>\])]*$/.test(row.trimEnd());
}
