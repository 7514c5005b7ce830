import { legible } from '../../diagram/legible.ts';

/** Letters of a line that are shown: more tell a reader nothing. */
const MOST_LETTERS = 600;

/**
 * Lines as they are, in a block of code: nothing in them ends it, and none looks like one of giliran's markers.
 * @param sign what is said in place of what is left out of a long line
 */
export function block(lines: readonly string[], sign: (count: number) => string): string {
  const shown = lines.map((line) => cut(legible(line.replaceAll('\t', '    ')), sign));
  const longest = Math.max(
    2,
    ...shown.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)),
  );
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...shown, fence].join('\n');
}

function cut(line: string, sign: (count: number) => string): string {
  const letters = [...line];
  const left = letters.length - MOST_LETTERS;
  return left <= 0 ? line : `${letters.slice(0, MOST_LETTERS).join('')}… (${sign(left)})`;
}

/** What Markdown or HTML acts on, wherever it stands. */
const ACTS = /[\\`*_[\]{}#~|$^@<>&!]/g;

/** Text on one line that Markdown shows as it is. */
export function plain(text: string): string {
  return legible(text)
    .trim()
    .replace(ACTS, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/^[-+=:]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** The text that {@link plain} was given, but for what could not be shown. */
export function unescaped(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1').trim();
}
