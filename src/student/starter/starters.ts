import type { Language } from '../../messages/language.ts';
import type { Lab } from '../../model/lab.ts';
import { c, go, java } from './compiled.ts';
import { partsOf } from './part.ts';
import { javascript, python, typescript } from './scripts.ts';
import type { StarterLanguage } from './starter-language.ts';

/** All languages of starters, by their names on the command line; the first is the default. */
export const STARTER_LANGUAGES: Readonly<Record<string, StarterLanguage>> = {
  typescript,
  javascript,
  python,
  java,
  c,
  go,
};

/** One starter file. */
export interface Starter {
  /** The kind of roles that it is for: `client`. */
  readonly kind: string;
  readonly name: string;
  readonly text: string;
}

/**
 * A lab's starter files in a language: they run, and do nothing yet.
 * @param reader the language of comments
 * @param called the lab's name on the command line
 */
export function startersOf(
  lab: Lab,
  { fileName, lines }: StarterLanguage,
  reader: Language,
  called = lab.id,
): readonly Starter[] {
  return partsOf(lab, reader, called).map((part) => ({
    kind: part.kind.name,
    name: fileName(part.kind.name),
    text: `${lines(part).join('\n')}\n`,
  }));
}
