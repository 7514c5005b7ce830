import type { Io } from './io.ts';

/**
 * Signs that giliran draws with, and what stands in their place where a terminal knows none but ASCII's: each as
 * wide.
 */
const SIGNS: Readonly<Record<string, string>> = {
  '✓': '+',
  '✗': 'x',
  '–': '-',
  '−': '-',
  '…': '~',
  '·': '.',
  '×': 'x',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '→': '>',
  '▶': '>',
  '←': '<',
  '◀': '<',
  '↑': '^',
  '↓': 'v',
  '│': '|',
  '┆': ':',
  '╎': ':',
  '─': '-',
  '╌': '-',
  '━': '=',
  '┼': '+',
  '├': '+',
  '┤': '+',
  '┬': '+',
  '┴': '+',
  '╤': '+',
  '╧': '+',
  '●': 'o',
  '◆': '*',
  '○': 'o',
  '◌': '.',
  '◷': '@',
  '✎': '#',
  '⚑': '!',
  '⋯': '.',
  '≈': '~',
  '↺': '@',
  '⏎': '$',
  // Those of `prompts`.
  '❯': '>',
  '›': '>',
  '✔': '+',
  '✖': 'x',
};

const ANY_SIGN = new RegExp(`[${Object.keys(SIGNS).join('')}\u2800-\u28ff]`, 'g');

/**
 * A text without the signs that giliran draws with. What students have written, and names of files, stay as they are.
 */
export function plainLetters(text: string): string {
  return text.replace(ANY_SIGN, (sign) => SIGNS[sign] ?? '*');
}

/** Whether what is written to a terminal may have other letters than ASCII's, as far as its environment tells. */
export function takesSigns(environment: Io['environment'], platform: NodeJS.Platform): boolean {
  const { LC_ALL, LC_CTYPE, LANG } = environment;
  const locale = [LC_ALL, LC_CTYPE, LANG].find((value) => (value ?? '') !== '');
  // Elsewhere than on Linux terminals are told by other means, and know them all.
  return locale === undefined ? platform !== 'linux' : platform === 'win32' || /utf-?8/i.test(locale);
}

/** The same terminal, for one that knows none but ASCII's letters. */
export function inPlainLetters<T extends Io>(io: T): T {
  if (takesSigns(io.environment, process.platform)) return io;
  return {
    ...io,
    ...(io.outIsTerminal ? { out: (text: string) => io.out(plainLetters(text)) } : {}),
    ...(io.errIsTerminal ? { err: (text: string) => io.err(plainLetters(text)) } : {}),
  };
}
