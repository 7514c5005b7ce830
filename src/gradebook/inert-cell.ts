import { oneLine } from './one-line.ts';

/**
 * Signs that begin a formula: = + - @, and letters that a spreadsheet may treat like them (full width, small, raised).
 */
const FORMULA =
  '=\uff1d\ufe66\u207c\u208c+\uff0b\ufe62\u207a\u208a\\-\uff0d\ufe63\u207b\u208b\u2212@\uff20\ufe6b';

/**
 * What may precede them without being noticed: white space, quotes, invisible characters, and the signs that `oneLine`
 * inserts.
 */
const UNNOTICED = '\\s\\p{Cf}\u23ce\ufffd"\'`\u00b4\u2018-\u201f\u00ab\u00bb\uff02\uff07';

const OTHER_DELIMITERS: Readonly<Record<Delimiter, string>> = { ',': ';', ';': ',', '\t': ',;' };

/** The character between the cells of a sheet. */
export type Delimiter = ',' | ';' | '\t';

/**
 * Text for a cell that no spreadsheet takes for a formula: an apostrophe before it makes it text. The same is done
 * after other delimiters, because a spreadsheet that uses one of them splits the cell there.
 */
export function inertCell(text: string, delimiter: Delimiter = ','): string {
  const formula = new RegExp(`(^|[${OTHER_DELIMITERS[delimiter]}])(?=[${UNNOTICED}]*[${FORMULA}])`, 'gu');
  return oneLine(text).replace(formula, "$1'");
}
