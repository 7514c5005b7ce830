import type { Message } from '../../src/model/message.ts';

/** A message that is in no catalogue, for tests that do not depend on its words. */
export function anyMessage(id: string, params: Message['params'] = {}): Message {
  return { id, params };
}
