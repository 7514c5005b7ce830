import { oneLine } from './one-line.ts';

/** What begins a formula: = + - @, and the letters that a spreadsheet may take for them (full width, small, raised). */
const FORMULA =
  '=\uff1d\ufe66\u207c\u208c+\uff0b\ufe62\u207a\u208a\\-\uff0d\ufe63\u207b\u208b\u2212@\uff20\ufe6b';

/** What may stand before it and go unnoticed: white space, quotes, what nobody sees, and what `oneLine` puts in. */
const UNNOTICED = '\\s\\p{Cf}\u23ce\ufffd"\'`\u00b4\u2018-\u201f\u00ab\u00bb\uff02\uff07';

const OTHER_DELIMITERS: Readonly<Record<Delimiter, string>> = { ',': ';', ';': ',', '\t': ',;' };

/** What separates the cells of a sheet. */
export type Delimiter = ',' | ';' | '\t';

/**
 * Text for a cell that no spreadsheet takes for a formula: an apostrophe before it makes it text. That goes for what
 * stands behind another delimiter too, because a spreadsheet set to that one splits the cell there.
 */
export function inertCell(text: string, delimiter: Delimiter = ','): string {
  const formula = new RegExp(`(^|[${OTHER_DELIMITERS[delimiter]}])(?=[${UNNOTICED}]*[${FORMULA}])`, 'gu');
  return oneLine(text).replace(formula, "$1'");
}
