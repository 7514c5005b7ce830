import type { RunTrace } from '../../src/model/trace.ts';
import { linesOf, showingsOf } from '../../src/trace/shown.ts';
import type { Pair } from './pairs.ts';

/** The shortest piece of a text that counts, in characters: shorter ones occur in any line by chance. */
const SHORTEST = 4;

/** The remains of a letter at the end of a piece, where the cut goes through it. */
const CUT_LETTER = /\ufffd+$/;

/**
 * Whether a text came in several pieces, one after another, each at the end of a line of its own. A letter that is cut
 * is in neither of two pieces.
 * @param lines what was shown, in order
 */
export function inPieces(lines: readonly string[], text: string): boolean {
  let rest = text.trim();
  let pieces = 0;
  for (const line of lines) {
    const shown = line.trimEnd();
    const piece = headIn(shown.replace(CUT_LETTER, ''), rest);
    if (piece === 0) continue;
    pieces++;
    const [cut = '', ...letters] = rest.slice(piece);
    rest = (CUT_LETTER.test(shown) ? letters.join('') : cut + letters.join('')).trimStart();
    if (rest === '') return pieces > 1;
  }
  return false;
}

/** How many characters of a text's beginning are at the end of a line; 0 for none, or too few. */
function headIn(line: string, text: string): number {
  for (let length = Math.min(line.length, text.length); length > 0; length--) {
    if (length < SHORTEST && length < text.length) return 0;
    if (line.endsWith(text.slice(0, length).trimEnd())) return length;
  }
  return 0;
}

/** What comes before a piece on its line. */
const LABEL = /^[^:>\]]{0,40}[:>\]]\s?/;

/** Whether a line consists of a label and the beginning of a text, however short. */
export function isBegun(line: string, text: string): boolean {
  const begun = line.replace(LABEL, '').trim();
  return begun !== '' && begun.length < text.length && text.startsWith(begun);
}

/**
 * The lines over which a text is spread that is nowhere shown whole, but in pieces with a label before each, wherever
 * the cuts are: so it appears, even turns later, if a program reads only a few bytes at a time. Empty where it is not.
 */
export function spreadOver(
  trace: RunTrace,
  { say, hearer }: Pair,
): readonly { readonly n: number; readonly seen: string }[] {
  if (showingsOf(trace, hearer, say.text).length > 0) return [];
  const lines = linesOf(trace, hearer).flatMap(({ text, pieces: [first] }) =>
    first ? [{ n: first.n, seen: text, part: withoutLabels(text) }] : [],
  );
  const at = lines
    .map(({ part }) => part)
    .join('')
    .indexOf(say.text);
  if (at < 0) return [];
  let end = 0;
  return lines.filter(({ part }) => {
    end += part.length;
    return end > at && end - part.length < at + say.text.length;
  });
}

function withoutLabels(text: string): string {
  return text
    .split('\n')
    .map((row) => row.replace(LABEL, ''))
    .join('');
}
