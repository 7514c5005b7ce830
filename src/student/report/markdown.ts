import { legible } from '../../diagram/legible.ts';

/**
 * A block of code with lines as they are: nothing in them ends it, and none looks like one of giliran's markers.
 * @param most letters of a line that are shown
 * @param sign the text in place of those that are left out
 */
export function block(lines: readonly string[], most: number, sign: (count: number) => string): string {
  const shown = lines.map((line) => cut(legible(line.replaceAll('\t', '    ')), most, sign));
  const longest = Math.max(
    2,
    ...shown.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)),
  );
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...shown, fence].join('\n');
}

function cut(line: string, most: number, sign: (count: number) => string): string {
  const letters = [...line];
  const left = letters.length - most;
  return left <= 0 ? line : `${letters.slice(0, most).join('')}… (${sign(left)})`;
}

/** Signs that mean something in Markdown or HTML, wherever they are. */
const ACTS = /[\\`*_[\]{}#~|$^@<>&!]/g;

/** A text on one line, escaped so that Markdown shows it as it is. */
export function plain(text: string): string {
  return legible(text)
    .trim()
    .replace(ACTS, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/^[-+=:]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** Undoes {@link plain}, except for letters that could not be shown. */
export function unescaped(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1').trim();
}
