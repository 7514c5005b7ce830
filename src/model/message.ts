/** A sentence for people as data: the catalogues turn it into a language. */
export interface Message {
  readonly id: string;
  readonly params: Readonly<Record<string, MessageParam>>;
}

/** A parameter: text, a number, a list that the language joins (role names, mostly), or a sentence in a sentence. */
export type MessageParam = string | number | readonly (string | Message)[] | Message;

/** Text in every language that giliran speaks. */
export interface Bilingual {
  readonly en: string;
  readonly id: string;
}

/** Builds a message. */
export function message(id: string, params: Readonly<Record<string, MessageParam>> = {}): Message {
  return { id, params };
}

/** An error that somebody can mend: what was expected, what was found and what to do, as a message. */
export class MessageError extends Error {
  override readonly name: string = 'MessageError';
  readonly userMessage: Message;

  constructor(userMessage: Message) {
    super(`${userMessage.id} ${JSON.stringify(userMessage.params)}`);
    this.userMessage = userMessage;
  }
}
