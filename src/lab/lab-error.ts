/** A place in a lab file, lines and columns from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The line's own text, for the caret. */
  readonly source: string;
}

/** One mistake in a lab file. */
export interface LabMistake {
  /** Stable id, for tests and tools. */
  readonly code: string;
  readonly text: string;
  readonly place: Place;
}

/** A lab file that cannot be used, with every mistake found and its place. */
export class LabError extends Error {
  override readonly name = 'LabError';
  readonly mistakes: readonly LabMistake[];

  constructor(mistakes: readonly LabMistake[]) {
    super(mistakes.map(showMistake).join('\n'));
    this.mistakes = mistakes;
  }
}

/** `file:line:column: text`, the line itself, and a caret. */
function showMistake({ text, place }: LabMistake): string {
  return `${place.file}:${place.line}:${place.column}: ${text}\n${excerptAt(place).join('\n')}`;
}

/** The text of a line, and a caret below a column of it. */
export function excerptAt({ line, column, source }: Place): readonly [line: string, caret: string] {
  const gutter = `${line} | `;
  // Tabs stay tabs, so that the caret is below the right letter.
  const before = source.slice(0, Math.max(0, column - 1)).replace(/[^\t]/g, ' ');
  const caret = `${' '.repeat(gutter.length - 2)}| ${before.padEnd(Math.max(0, column - 1))}^`;
  return [`${gutter}${source}`, caret];
}
