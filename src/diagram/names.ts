import type { RunTrace } from '../model/trace.ts';
import { movesOf } from '../trace/queries.ts';

/** Matches words: a name within a longer word does not count. */
const WORDS = /[\p{L}\p{N}_-]+/gu;

/**
 * Words that were made up for a run and occur in more than one line, such as a group, a room, a topic. A word that was
 * made up for one line is no name.
 * @returns in the order of their first occurrence
 */
export function namesIn(trace: RunTrace): readonly string[] {
  const madeUp = new Set(Object.values(trace.run.values ?? {}).filter((value) => typeof value === 'string'));
  if (madeUp.size === 0) return [];
  const lines = new Map<string, number>();
  for (const move of movesOf(trace)) {
    if (move.do !== 'say' && move.do !== 'send') continue;
    for (const word of new Set(wordsOf(move.text)))
      if (madeUp.has(word)) lines.set(word, (lines.get(word) ?? 0) + 1);
  }
  return [...lines].flatMap(([name, count]) => (count > 1 ? [name] : []));
}

/** A piece of a text: a name, by its index, or the text between two names. */
export interface Piece {
  readonly text: string;
  /** Null where it is no name. */
  readonly name: number | null;
}

/** Splits a text into pieces, of which each name is one. Together they are the text. */
export function piecesOf(text: string, names: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of names.length === 0 ? [] : text.matchAll(WORDS)) {
    const name = names.indexOf(found[0]);
    if (name < 0) continue;
    if (found.index > end) pieces.push({ text: text.slice(end, found.index), name: null });
    end = found.index + found[0].length;
    pieces.push({ text: found[0], name });
  }
  return end < text.length || pieces.length === 0
    ? [...pieces, { text: text.slice(end), name: null }]
    : pieces;
}

function wordsOf(text: string): readonly string[] {
  return text.match(WORDS) ?? [];
}
