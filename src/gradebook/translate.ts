import type { Language } from '../messages/language.ts';
import type { marksEn } from '../messages/marks-en.ts';
import { say } from '../messages/say.ts';
import { message, type ParamsAfter } from '../model/message.ts';

/** The id of a message about marks. */
type MarksId = keyof typeof marksEn;

/** The message in a language. */
export function t<Id extends MarksId>(language: Language, id: Id, ...params: ParamsAfter<Id>): string {
  return say(message(id, ...params), language);
}
