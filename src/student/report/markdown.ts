import { legible } from '../../diagram/legible.ts';

/**
 * Lines as they are, in a block of code: nothing in them ends it, and none looks like one of giliran's markers.
 * @param most letters of a line that are shown
 * @param sign what is said in place of those that are left out
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
