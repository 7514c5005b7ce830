import type { TextKind } from '../model/lab.ts';
import { pick, type Random } from './random.ts';

const CONSONANTS = ['b', 'd', 'g', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't'] as const;
const VOWELS = ['a', 'e', 'i', 'o', 'u'] as const;
/** Letters beyond Latin-1, of two, three and four bytes in UTF-8. */
const FOREIGN = ['čşžđ', 'привет', 'γειά', '順番', 'ありがとう', '안녕', '🙂', '🚀', 'ꦱꦸꦒꦼꦁ'] as const;

type Letters = readonly [string, ...string[]];
/**
 * Letters that labels seldom hold: plain lines begin with them, and long ones with the one that most labels hold, so that
 * a program that takes a label off letter by letter fails at long lines, and not here and there by chance.
 */
const RARE = ['b', 'g', 'j'] as const;

/** A long line's length, in bytes. */
const LONG_BYTES = 1000;

/** A word with a large letter at its beginning, and one further in. */
function raised(word: string): string {
  return word.replace(/^.|.(?=.$)/gu, (letter) => letter.toUpperCase());
}

/**
 * Makes lines up: no two alike in a run, and none that a program could know beforehand. But for `signs`, they hold
 * letters and spaces only, so that digits and punctuation before them can only be labels.
 */
export function textMaker(random: Random): (kind: TextKind) => string {
  const used = new Set<string>();
  const word = (syllables: number, first: Letters = CONSONANTS): string =>
    Array.from(
      { length: syllables },
      (_, index) => pick(random, index === 0 ? first : CONSONANTS) + pick(random, VOWELS),
    ).join('');
  const fresh = (syllables: number, first?: Letters): string => {
    for (;;) {
      const candidate = word(syllables, first);
      if (used.has(candidate)) continue;
      used.add(candidate);
      return candidate;
    }
  };
  const digits = (below: number): string => String(Math.floor(random() * below)).padStart(2, '0');
  return (kind) => {
    switch (kind) {
      case 'plain':
        return `${fresh(3 + Math.floor(random() * 3), RARE)} ${fresh(2 + Math.floor(random() * 3))}`;
      case 'mixed':
        return `${raised(fresh(4))}   ${pick(random, FOREIGN)}  ${fresh(3)}    ${pick(random, FOREIGN)} ${raised(fresh(3))}`;
      // What separates, quotes or stands for something else in what programs write by hand: times, CSV and JSON,
      // `printf` and `format`, HTML, `echo -e`. `%n` is not among it: what that does is a matter of chance.
      case 'signs':
        return (
          `${digits(24)}:${digits(60)} "${raised(fresh(2))}", ${fresh(3)} ${fresh(2)}'${fresh(2)} {0} <${fresh(3)}> ` +
          `100%, %d C:\\n${fresh(2)}\\t${fresh(2)}`
        );
      case 'long': {
        let text = `e${fresh(4)}`;
        while (text.length < LONG_BYTES) text += ` ${word(2 + Math.floor(random() * 3))}`;
        return `${text.slice(0, LONG_BYTES - 1)}z`;
      }
    }
  };
}
