import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import { message } from '../model/message.ts';
import type { RoleWait, Unread } from '../model/trace.ts';
import { waitMessage } from '../model/waits.ts';
import type { Moment } from './conversation.ts';

/** What a role's program was waiting for, as a sentence. */
export function waitLine(wait: RoleWait, language: Language): string {
  return say(waitMessage(wait), language);
}

/** Bytes that had arrived and were not read, as a sentence. */
export function unreadLine({ role, from, bytes }: Unread, language: Language): string {
  return say(
    from === null
      ? message('why.unread-datagram', { role, bytes })
      : message('why.unread', { role, from, bytes }),
    language,
  );
}

/** What everybody was waiting for, and what was not read, a sentence each. */
export function momentLines({ waits, unread }: Moment, language: Language): readonly string[] {
  return [
    ...waits.flatMap((wait) => (wait ? [waitLine(wait, language)] : [])),
    ...unread.map((left) => unreadLine(left, language)),
  ];
}
