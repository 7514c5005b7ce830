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

/** Letters of three bytes in UTF-8. */
const WIDE = ['順', '番', 'あ', 'り', 'が', 'と', 'う', '안', '녕', 'ꦱ', 'ꦒ', 'ꦁ'] as const;
/** So many letters of one byte stand between two of them: a line of 1,000 bytes has more than 512 letters, too. */
const NARROW = 2;
/** Where a program that reads so many bytes at a time stops: there a line of such letters has one in its middle. */
const CUTS = [64, 128, 256, 512, 1000, 1024, 2000, 2048, 4000, 4096, 5000, 8000] as const;

/** A word with a large letter at its beginning, and one further in. */
function raised(word: string): string {
  return word.replace(/^.|.(?=.$)/gu, (letter) => letter.toUpperCase());
}

/**
 * Makes words up that have not been there.
 * @param used words that have been; those that are made up are added
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
 * A long line with letters that take several bytes each: wherever one of the usual sizes cuts it, it cuts a letter. Letters of
 * one byte are between them, so that a program that keeps some number of letters in place of bytes loses the end as well.
 * @param first the word that it begins with
 * @param bytes its size in UTF-8, at least as much as that word and a few letters
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
    // One that ended where a read does would not be cut.
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
 * Makes lines up: no two alike in a run, and none that a program could know beforehand. But for `signs`, they hold
 * letters and spaces only, so that digits and punctuation before them can only be labels.
 * @param taken words that no line may hold as one of its own
 * @returns what makes a line of a kind; where a size in bytes is given, it is a long one of exactly that
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
      // What separates, quotes or stands for something else in what programs write by hand: times, CSV and JSON,
      // `printf` and `format`, HTML, `echo -e`. `%n` is not among it: what that does is a matter of chance.
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
