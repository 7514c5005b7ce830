import type { Message } from '../../src/model/message.ts';

/** A message that no catalogue needs to have, for what does not depend on its words. */
export function anyMessage(id: string, params: Message['params'] = {}): Message {
  return { id, params };
}
