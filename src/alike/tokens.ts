import type { Dialect } from './dialect.ts';

/** A word, a sign, a number or a text of a source. */
export interface Token {
  /** Where it begins and ends in the source, in UTF-16 units; the end is not part of it. */
  readonly from: number;
  readonly to: number;
  /** What it is: its class for names, numbers and texts, which anybody may change; itself for all else. */
  readonly sort: string;
}

/** Tokens that can be renamed or rewritten while the program stays the same. */
type Sort = 'name' | 'number' | 'text' | 'sign' | null;

/** A kind of token, and how it looks; null stands for what is left out. */
type Rule = readonly [Sort, RegExp];

// Texts end with their line, and are of bounded length: else an apostrophe would swallow the rest of a stranger's file, and a
// line of many would be gone through many times. What may go over several lines ends with the file at the latest.
const SINGLE: Rule = ['text', /'(?:\\.|[^'\\\n]){0,4000}'/y];
const DOUBLE: Rule = ['text', /"(?:\\.|[^"\\\n]){0,4000}"/y];
const BACKQUOTED: Rule = ['text', /`(?:\\[\s\S]|[^`\\])*(?:`|$)/y];
const LETTER: Rule = ['text', /'(?:\\[^\n]{1,10}?|[^'\\\n]{1,2})'/y];

const SPACE: Rule = [null, /[\s\uFEFF]+/y];
const NUMBER: Rule = ['number', /\.?\d(?:[eE][+-]\d|['_.]?[\p{L}\p{N}])*/uy];
const NAME: Rule = ['name', /[$@]{0,2}[\p{L}_][\p{L}\p{N}_]*/uy];
const SIGN: Rule = ['sign', /[\s\S]/uy];

const LINE_COMMENT: Rule = [null, /\/\/.*/y];
const BLOCK_COMMENT: Rule = [null, /\/\*[\s\S]*?(?:\*\/|$)/y];
const HASH_COMMENT: Rule = [null, /#.*/y];

const C_LIKE: readonly Rule[] = [SPACE, LINE_COMMENT, BLOCK_COMMENT];
const REST: readonly Rule[] = [NUMBER, NAME, SIGN];

const RULES: Readonly<Record<Dialect, readonly Rule[]>> = {
  javascript: [
    ...C_LIKE,
    // A slash divides after a value; where an operand is due it begins a pattern.
    [
      'text',
      /(?<=(?:^|[=(,:;[!&|?{}+]|\breturn)\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n]){0,400}\]|[^/\\[\n]){1,400}\/[a-z]*/y,
    ],
    ...[SINGLE, DOUBLE, BACKQUOTED],
    ...REST,
  ],
  java: [...C_LIKE, ['text', /"""[\s\S]*?(?:"""|$)/y], LETTER, DOUBLE, ...REST],
  c: [...C_LIKE, LETTER, DOUBLE, ...REST],
  'c#': [...C_LIKE, LETTER, DOUBLE, ...REST],
  rust: [...C_LIKE, LETTER, DOUBLE, ...REST],
  go: [...C_LIKE, LETTER, DOUBLE, BACKQUOTED, ...REST],
  php: [...C_LIKE, [null, /#(?!\[).*/y], SINGLE, DOUBLE, ...REST],
  python: [
    SPACE,
    HASH_COMMENT,
    ['text', /[bfruBFRU]{0,2}(?:"""(?:\\[\s\S]|[^\\])*?(?:"""|$)|'''(?:\\[\s\S]|[^\\])*?(?:'''|$))/y],
    ['text', /[bfruBFRU]{0,2}(?:'(?:\\.|[^'\\\n]){0,4000}'|"(?:\\.|[^"\\\n]){0,4000}")/y],
    ...REST,
  ],
  ruby: [[null, /(?<=^|\n)=begin\b[\s\S]*?(?:\n=end\b.*|$)/y], SPACE, HASH_COMMENT, SINGLE, DOUBLE, ...REST],
  perl: [
    [null, /(?<=^|\n)=[a-z][\s\S]*?(?:\n=cut\b.*|$)/y],
    SPACE,
    // The last index of an array is no comment.
    ['sign', /\$#/y],
    HASH_COMMENT,
    SINGLE,
    DOUBLE,
    ...REST,
  ],
  // Where it does not begin a word it is no comment: `$#`, `${name#prefix}`.
  shell: [SPACE, [null, /(?<=^|[\s;(])#.*/y], SINGLE, DOUBLE, ...REST],
};

/** Words that give a program its form, of all languages: what else is a word is somebody's name for something. */
const KEYWORDS = new Set(
  `abstract and as assert async await begin bool boolean break byte case catch chan char class const continue def default
  defer del delete die do done double echo elif else elsif elseif end ensure enum esac except export extends extern false fi
  final finally float fn for foreach from func function global go goto if impl implements import in include instanceof int
  interface is isset lambda last let long loop local match mod module mut my namespace new next nil none null not of or our
  package pass print private protected public raise range readonly require rescue return select self short signed sizeof
  static string struct sub super switch then this throw throws trait true try type typedef typeof undef undefined union unless
  unsigned until use using var virtual void volatile when where while with yield`.split(/\s+/),
);

/** More than a hand-in of a lab has: to lay two of them side by side takes time that grows with the square. */
export const MOST_TOKENS = 20_000;

/**
 * Takes a source apart, without comments and white space. It never fails: what it cannot make sense of is signs.
 * @param text with `\n` at the ends of lines
 * @returns null where there are more than {@link MOST_TOKENS}
 */
export function tokensOf(text: string, dialect: Dialect): readonly Token[] | null {
  const rules = RULES[dialect];
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const [sort, to] = tokenAt(text, at, rules);
    if (sort !== null) tokens.push({ from: at, to, sort: sortOf(sort, text.slice(at, to)) });
    if (tokens.length > MOST_TOKENS) return null;
    at = to;
  }
  return tokens;
}

function tokenAt(text: string, at: number, rules: readonly Rule[]): readonly [Sort, number] {
  for (const [sort, looks] of rules) {
    looks.lastIndex = at;
    if (looks.test(text)) return [sort, looks.lastIndex];
  }
  return ['sign', at + 1];
}

function sortOf(sort: Exclude<Sort, null>, word: string): string {
  if (sort === 'sign') return word;
  return sort === 'name' && KEYWORDS.has(word.toLowerCase()) ? word : sort;
}
