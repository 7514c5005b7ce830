/** Characters that take two columns: East Asian Width W and F of Unicode, and emoji. */
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u3247\u3250-\u4dbf\u4e00-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{1b2fb}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;

const PLAIN = /^[\x20-\x7e]*$/;

/** A letter that takes no room of its own: an accent without a base, a joiner. */
const NOTHING = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

let segmenter: Intl.Segmenter | null = null;

/**
 * Its letters, as people see them. The segmenter that tells them apart takes ten milliseconds to make: most texts do
 * without.
 */
function lettersOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** Columns that a text without control characters takes on a terminal, or in a monospaced font. */
export function cellsOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let cells = 0;
  for (const { segment } of lettersOf(text)) cells += cellsOfLetter(segment);
  return cells;
}

function cellsOfLetter(letter: string): number {
  if (WIDE.test(letter)) return 2;
  return NOTHING.test(letter) ? 0 : 1;
}

/** The text, cut with an ellipsis where it takes more than some columns. */
export function cutTo(text: string, cells: number): string {
  if (cells <= 0) return '';
  // No letter takes less than a column but for marks: far longer texts need not be counted to their end.
  const head = text.length > cells * 8 ? text.slice(0, cells * 8) : text;
  if (head === text && cellsOf(text) <= cells) return text;
  let kept = '';
  let used = 0;
  for (const { segment } of lettersOf(head)) {
    const width = cellsOfLetter(segment);
    if (used + width > cells - 1) break;
    kept += segment;
    used += width;
  }
  return `${kept}…`;
}

/** The text with spaces behind it, to some columns. */
export function pad(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - cellsOf(text)));
}

/**
 * Breaks a text into lines between its words. A word that is longer than a line stands on one of its own.
 * @param width columns of a line; null where lines are not broken
 * @returns one line at least
 */
export function wrapText(text: string, width: number | null): readonly string[] {
  if (width === null) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && cellsOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** As {@link wrapText}, where no line may be longer: a longer word is cut. */
export function wrapAndCut(text: string, cells: number): readonly string[] {
  return wrapText(text, cells).map((line) => cutTo(line, cells));
}
