import type { Language } from '../../messages/language.ts';
import { sayUnfilled } from '../../messages/say.ts';
import type { IdUnder, ParamsAfter } from '../../model/message.ts';

/** Sentences for the script of the class's page, by the last part of their messages' ids. */
const CLASS_WORD_IDS = [
  'dark',
  'light',
  'student',
  'state',
  'score',
  'holds-for',
  'count',
  'nobody',
  'any',
  'students-and-checks',
  'state-ungraded',
  'state-unstable',
  'state-inconclusive',
  'state-fail',
  'state-set',
  'state-pass',
  'mark-fail',
  'mark-unstable',
  'mark-inconclusive',
  'mark-skipped',
  'mark-none',
  'mark-pass',
  'no-score',
  'not-handed-in',
  'about',
  'close',
  'conversation',
  'set-to',
  'a-person',
  'before',
  'all-holds',
  'noted',
  'late',
  'alike',
  'left-out',
] as const;

export type ClassWordId = (typeof CLASS_WORD_IDS)[number];

/** Gives a sentence while the class's page is written. */
export type ClassWord = <Id extends IdUnder<'class'>>(
  id: Id,
  ...params: ParamsAfter<`class.${Id}`>
) => string;

/** The sentences in a language, with placeholders in them. */
export function classWordsIn(language: Language): Readonly<Record<string, string>> {
  return Object.fromEntries(CLASS_WORD_IDS.map((id) => [id, sayUnfilled(`class.${id}`, language)]));
}
