import { bareSource } from './bare-source.ts';
import { type Language, sourceName } from './languages.ts';

/**
 * Where a program of each language begins; one that is not here may begin in any file. Nothing is looked for without an
 * end: the texts are strangers'.
 */
const BEGINS: Partial<Readonly<Record<Language, RegExp>>> = {
  java: /\bvoid\s+main\s*\(/,
  c: /(?<![\w.>])main\s{0,9}\([^;{}]{0,400}\)\s{0,99}\{/,
  'c++': /(?<![\w.>:])main\s{0,9}\([^;{}]{0,400}\)[^;{}()]{0,99}\{/,
  go: /^func\s+main\s*\(/m,
  'c#': /\bstatic\s+(?:async\s+)?[\w.<>]+\s+Main\s*\(/,
  rust: /\bfn\s+main\s*\(/,
};

/** Whether a program may begin in a file: in languages where that shows. */
export function mayBegin(folder: string, file: string): boolean {
  const language = sourceName(file)?.language;
  if (language === undefined) return false;
  const begins = BEGINS[language];
  return begins === undefined || begins.test(bareSource(folder, file));
}
