import type { TextKind } from '../model/lab.ts';
import { pick, type Random } from './random.ts';

const CONSONANTS = ['b', 'd', 'g', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't'] as const;
const VOWELS = ['a', 'e', 'i', 'o', 'u'] as const;
/** Letters beyond Latin-1, of two, three and four bytes in UTF-8. */
const FOREIGN = ['čşžđ', 'привет', 'γειά', '順番', 'ありがとう', '안녕', '🙂', '🚀', 'ꦱꦸꦒꦼꦁ'] as const;

type Letters = readonly [string, ...string[]];
/**
 * Letters that seldom occur in labels. Plain lines begin with them, and long ones with a letter that occurs in most
 * labels: so a program that strips a label letter by letter fails at all long lines, and not here and there by chance.
 */
const RARE = ['b', 'g', 'j'] as const;

/** Length of a long line, in bytes. */
const LONG_BYTES = 1000;

/** Letters of three bytes in UTF-8. */
const WIDE = ['順', '番', 'あ', 'り', 'が', 'と', 'う', '안', '녕', 'ꦱ', 'ꦒ', 'ꦁ'] as const;
/** How many one-byte letters are between two of those: so that a line of 1,000 bytes has more than 512 letters, too. */
const NARROW = 2;
/** Usual sizes of one read, in bytes: at each of them, a line of such letters has a letter that is cut. */
const CUTS = [64, 128, 256, 512, 1000, 1024, 2000, 2048, 4000, 4096, 5000, 8000] as const;

/** A word with a capital letter at its beginning, and one further in. */
function raised(word: string): string {
  return word.replace(/^.|.(?=.$)/gu, (letter) => letter.toUpperCase());
}

/**
 * Makes up words, each a new one.
 * @param used words that were used already; new ones are added
 */
export function freshWords(
  random: Random,
  used: Set<string>,
): (syllables: number, first?: Letters) => string {
  return (syllables, first) => {
    for (;;) {
      const candidate = wordOf(random, syllables, first);
      if (used.has(candidate)) continue;
      used.add(candidate);
      return candidate;
    }
  };
}

function wordOf(random: Random, syllables: number, first: Letters = CONSONANTS): string {
  return Array.from(
    { length: syllables },
    (_, index) => pick(random, index === 0 ? first : CONSONANTS) + pick(random, VOWELS),
  ).join('');
}

/**
 * A long line of letters that take several bytes each: wherever one of the usual sizes cuts the line, it cuts a letter.
 * Letters of one byte are between them, so that a program which keeps a number of letters instead of bytes loses the
 * end as well.
 * @param first the word that it begins with
 * @param bytes its size in UTF-8, enough for that word and a few letters
 */
function wideLetters(random: Random, first: string, bytes: number): string {
  let text = first;
  let size = first.length;
  let narrow = 0;
  const add = (letter: string, width: number): void => {
    text += letter;
    size += width;
  };
  while (size <= bytes - 4) {
    const ahead = (CUTS.find((at) => at > size) ?? bytes) - size;
    // A letter that ended exactly there would not be cut.
    if (ahead < 3 || (narrow >= NARROW && ahead > 3)) {
      add(pick(random, WIDE), 3);
      narrow = 0;
    } else {
      add(pick(random, VOWELS), 1);
      narrow++;
    }
  }
  while (size < bytes) add('z', 1);
  return text;
}

/**
 * Makes up lines: no two in a run are alike, and no program could know one before. Except for `signs`, they consist of
 * letters and spaces, so that digits and punctuation before them can only be labels.
 * @param taken words that no line may contain as a word of its own
 * @returns a function that makes a line of a kind; with a size in bytes, a long one of exactly that size
 */
export function textMaker(
  random: Random,
  taken: Iterable<string> = [],
): (kind: TextKind, bytes?: number) => string {
  const fresh = freshWords(random, new Set(taken));
  const digits = (below: number): string => String(Math.floor(random() * below)).padStart(2, '0');
  return (kind, bytes = LONG_BYTES) => {
    switch (kind) {
      case 'letters':
        return wideLetters(random, `e${fresh(4)}`, bytes);
      case 'plain':
        return `${fresh(3 + Math.floor(random() * 3), RARE)} ${fresh(2 + Math.floor(random() * 3))}`;
      case 'mixed':
        return `${raised(fresh(4))}   ${pick(random, FOREIGN)}  ${fresh(3)}    ${pick(random, FOREIGN)} ${raised(fresh(3))}`;
      // Signs that separate, quote or stand for something else in what programs write by hand: times, CSV and JSON,
      // `printf` and `format`, HTML, `echo -e`. `%n` is left out: what it does is a matter of chance.
      case 'signs':
        return (
          `${digits(24)}:${digits(60)} "${raised(fresh(2))}", ${fresh(3)} ${fresh(2)}'${fresh(2)} {0} <${fresh(3)}> ` +
          `100%, %d C:\\n${fresh(2)}\\t${fresh(2)}`
        );
      case 'long': {
        let text = `e${fresh(4)}`;
        while (text.length < bytes) text += ` ${wordOf(random, 2 + Math.floor(random() * 3))}`;
        return `${text.slice(0, bytes - 1)}z`;
      }
    }
  };
}
