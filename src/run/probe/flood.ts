/** What fills the lines of a flood: a sign that no label holds in such numbers. */
const FILL = '=';
/** A line of a flood, in bytes, with its end. */
const LINE_BYTES = 4096;
/** More of the sign in a row than any program draws. */
const LONG_FILL = /={65,}/g;

/**
 * So many bytes in lines that each begin with a word and their number; the last one is cut short, and ends like the
 * others.
 * @param word one that was made up for the run
 */
export function floodLines(word: string, bytes: number): readonly Buffer[] {
  const lines: Buffer[] = [];
  for (let left = bytes; left > 0; left -= LINE_BYTES) {
    const size = Math.min(left, LINE_BYTES) - 1;
    lines.push(Buffer.from(`${`${word} ${lines.length + 1} `.padEnd(size, FILL).slice(0, size)}\n`));
  }
  return lines;
}

/** A text with the fill of a flood's lines counted instead of written out: `={4080}`. */
export function withoutFill(text: string): string {
  return text.replace(LONG_FILL, (run) => `${FILL}{${run.length}}`);
}
