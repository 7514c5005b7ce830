import type { SayWord } from '../../diagram/words.ts';
import type { Language } from '../../messages/language.ts';
import { sayUnfilled } from '../../messages/say.ts';

/** Sentences for the script of the live page, by the last part of their messages' ids. */
const LIVE_WORD_IDS = [
  'at-hand',
  'type-to',
  'send',
  'start',
  'stop',
  'running',
  'screen',
  'draw',
  'newer',
  'left-out',
  'lost',
  'back',
  'ended',
  'elsewhere',
  'not-sent',
  'conversation',
  'nothing-run',
] as const;

/** Gives a sentence of the live page, in the browser. */
export type SayLive = SayWord<(typeof LIVE_WORD_IDS)[number]>;

/** The sentences in a language, with placeholders in them. */
export function liveWordsIn(language: Language): Readonly<Record<string, string>> {
  return Object.fromEntries(LIVE_WORD_IDS.map((id) => [id, sayUnfilled(`live.${id}`, language)]));
}
