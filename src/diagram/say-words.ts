import type { Language } from '../messages/language.ts';
import { sayUnfilled } from '../messages/say.ts';
import { WORD_IDS } from './words.ts';

/** The diagram's sentences in a language, by their ids, with placeholders in them. */
export function wordsIn(language: Language): Readonly<Record<string, string>> {
  return Object.fromEntries(WORD_IDS.map((id) => [id, sayUnfilled(`diagram.${id}`, language)]));
}
