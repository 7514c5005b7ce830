import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, sourceName } from './languages.ts';

/** Where a program of each language begins; one that is not here may begin in any file. */
const BEGINS: Partial<Readonly<Record<Language, RegExp>>> = {
  java: /\bvoid\s+main\s*\(/,
  c: /(?<![\w.>])main\s*\([^;{}]*\)\s*\{/,
  'c++': /(?<![\w.>:])main\s*\([^;{}]*\)[^;{}]*\{/,
  go: /^func\s+main\s*\(/m,
  'c#': /\bstatic\s+(?:async\s+)?[\w.<>]+\s+Main\s*\(/,
  rust: /\bfn\s+main\s*\(/,
};

/** Comments and texts of languages that write them as C does. */
const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)'/g;

const LARGEST = 1_000_000;

/** A source without comments and texts, for a look at what it declares; empty where it cannot be read. */
export function bareSource(folder: string, file: string): string {
  const path = join(folder, file);
  try {
    return statSync(path).size > LARGEST ? '' : readFileSync(path, 'utf8').replace(COMMENTS, ' ');
  } catch {
    return '';
  }
}

/** Whether a program may begin in a file: in languages where that shows. */
export function mayBegin(folder: string, file: string): boolean {
  const language = sourceName(file)?.language;
  if (language === undefined) return false;
  const begins = BEGINS[language];
  return begins === undefined || begins.test(bareSource(folder, file));
}
