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
    if (line !== '' && [...longer].length > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** A text behind a label, the lines after the first below its beginning. */
export function hang(label: string, text: string, width: number | null): readonly string[] {
  const indent = [...label].length;
  const lines = wrapText(text, width === null ? null : Math.max(20, width - indent));
  return lines.map((line, index) => `${index === 0 ? label : ' '.repeat(indent)}${line}`);
}
