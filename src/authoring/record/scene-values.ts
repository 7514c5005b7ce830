import type { Bilingual } from '../../model/message.ts';
import type { RunTrace } from '../../model/trace.ts';
import { linesOf } from '../../trace/shown.ts';
import type { TypedAct, TypedLine } from './typed-act.ts';

/** Words and numbers of a conversation that are made up anew whenever the scene is played. */
export interface SceneValues {
  /** A text with their names in braces; anything else that would mean something in a lab file's line is escaped. */
  templateOf(text: string): string;
  /** Names of numbers, which have to be declared, with what was typed. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Names of words, with what was typed. */
  readonly words: ReadonlyMap<string, string>;
}

/** The bounds within which numbers are made up, unless a lab says otherwise. */
const NUMBERS = { least: 2, most: 999 };

/**
 * Finds what to make up in the lines that carry no text: whole numbers, and words that occur again in another typed
 * line, or that a program shows.
 * @param taken names that the lab uses already
 * @param protocol the lab's description of what programs send each other: words in it have a fixed meaning
 */
export function sceneValues(
  trace: RunTrace,
  acts: readonly TypedAct[],
  taken: ReadonlySet<string>,
  protocol: Bilingual,
): SceneValues {
  const meant = new Set([protocol.en, protocol.id].flatMap(wordsOf));
  const typed = acts.filter((act) => act.do === 'say');
  const given = typed.map(givenOf).filter((text) => text !== '');
  const shown = trace.run.roles.flatMap(({ id }) => linesOf(trace, id).map(({ text }) => text));
  const names = namesBut(taken);
  const numbers = new Map<string, number>();
  const words = new Map<string, string>();
  const known = new Map<string, string>();
  for (const text of given)
    for (const [index, word] of wordsOf(text).entries()) {
      if (known.has(word)) continue;
      if (isNumber(word)) {
        const name = names('number');
        numbers.set(name, Number(word));
        known.set(word, name);
      } else if (
        isMadeUp(word, index === 0 && wordsOf(text).length > 1) &&
        !meant.has(word) &&
        comesAgain(word, given, shown)
      ) {
        const name = names('word');
        words.set(name, word);
        known.set(word, name);
      }
    }
  const templateOf = (text: string): string =>
    text
      .split(/([\p{L}\p{N}]+)/u)
      .map((piece) => {
        const name = known.get(piece);
        return name === undefined ? piece.replace(/[{}]/g, '$&$&') : `{${name}}`;
      })
      .join('');
  return { templateOf, numbers, words };
}

/** The part of a line that is given as it is: all of it, or what comes before the text that it carries. */
export function givenOf({ typed, carried }: Pick<TypedLine, 'typed' | 'carried'>): string {
  return carried === null ? typed : typed.slice(0, typed.length - carried.length);
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function isNumber(word: string): boolean {
  return /^[1-9]\d{0,2}$/.test(word) && Number(word) >= NUMBERS.least && Number(word) <= NUMBERS.most;
}

/** The first word of a longer line names what it asks for, and is not made up. */
function isMadeUp(word: string, isFirst: boolean): boolean {
  return !isFirst && /^\p{L}{2,}$/u.test(word);
}

function comesAgain(word: string, given: readonly string[], shown: readonly string[]): boolean {
  const has = (text: string): boolean => wordsOf(text).includes(word);
  return given.filter(has).length > 1 || shown.some(has);
}

function namesBut(taken: ReadonlySet<string>): (kind: string) => string {
  const given = new Set(taken);
  return (kind) => {
    for (let n = 1; ; n++) {
      const name = `${kind}${n}`;
      if (given.has(name)) continue;
      given.add(name);
      return name;
    }
  };
}
