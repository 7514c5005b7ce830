import type { Language } from '../messages/language.ts';
import type { marksEn } from '../messages/marks-en.ts';
import { say } from '../messages/say.ts';
import { type MessageParam, message } from '../model/message.ts';

/** A sentence about marks. */
type MarksId = keyof typeof marksEn;

/** Says it in a language. */
export function t(
  language: Language,
  id: MarksId,
  params: Readonly<Record<string, MessageParam>> = {},
): string {
  return say(message(id, params), language);
}
