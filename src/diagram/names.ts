import type { RunTrace } from '../model/trace.ts';
import { movesOf } from '../trace/queries.ts';

/** What words are made of: a name that stands within a longer word is not named there. */
const WORDS = /[\p{L}\p{N}_-]+/gu;

/**
 * The words that were made up for a run and stand in more than one line: a group, a room, a topic. What was made up to be
 * said once is no name.
 * @returns in the order in which they were named first
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

/** A piece of a text: a name, by its place among all, or what stands between two. */
export interface Piece {
  readonly text: string;
  /** Null for what is no name. */
  readonly name: number | null;
}

/** A text in pieces, those that are names by themselves. Together they are the text. */
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
