import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import { message, type PlainId } from '../model/message.ts';
import type { Conversation } from './conversation.ts';

/** Says who plays in a run: `own programs`, or who plays the other roles. */
export function castLine(
  { lanes, unterminated }: Pick<Conversation, 'lanes' | 'unterminated'>,
  language: Language,
): string {
  const word = (id: PlainId): string => say(message(id), language);
  const played = (by: 'probe' | 'reference'): string[] => {
    const roles = lanes.filter((lane) => lane.by === by).map(({ id }) => id);
    return roles.length === 0
      ? []
      : [say(message('diagram.cast-of', { roles, by: message(`diagram.by-${by}`) }), language)];
  };
  const others = [...played('probe'), ...played('reference')];
  return [
    ...(others.length === 0 ? [word('diagram.own-cast')] : others),
    ...(unterminated ? [word('diagram.no-newlines')] : []),
  ].join(', ');
}
