/** The shortest piece of a text that is taken for one, in characters: shorter ones stand in any line by chance. */
const SHORTEST = 4;

/**
 * Whether a text came in several pieces, one after another, each at the end of a line of its own.
 * @param lines what was shown, in order
 */
export function inPieces(lines: readonly string[], text: string): boolean {
  let rest = text.trim();
  let pieces = 0;
  for (const line of lines) {
    const piece = headIn(line.trimEnd(), rest);
    if (piece === 0) continue;
    pieces++;
    rest = rest.slice(piece).trimStart();
    if (rest === '') return pieces > 1;
  }
  return false;
}

/** How much of a text's beginning a line ends with, in characters; 0 where it is none, or too little. */
function headIn(line: string, text: string): number {
  for (let length = Math.min(line.length, text.length); length > 0; length--) {
    if (length < SHORTEST && length < text.length) return 0;
    if (line.endsWith(text.slice(0, length).trimEnd())) return length;
  }
  return 0;
}
