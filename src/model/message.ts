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

/**
 * Every message by its id, with the names of its parameters as a union (`never` for none). The catalogue adds them to
 * this interface (`src/messages/known-messages.ts`), so that the model needs no import of it.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the catalogue adds its messages to it.
export interface KnownMessages {}

/** The id of a message that the catalogue has. */
export type MessageId = keyof KnownMessages;

/** The parameters of a message; of several messages, those of any: which of them is said is open until it runs. */
export type ParamsOf<Id extends MessageId> = { readonly [Name in KnownMessages[Id]]: MessageParam };

/** What follows a message's id: its parameters, or nothing where it has none. */
export type ParamsAfter<Id extends MessageId> = [KnownMessages[Id]] extends [never]
  ? []
  : [params: ParamsOf<Id>];

/** The id of a message without parameters. */
export type PlainId = { [Id in MessageId]: [KnownMessages[Id]] extends [never] ? Id : never }[MessageId];

/** What stands behind `Prefix.` in the ids that begin so. */
export type IdUnder<Prefix extends string> = MessageId extends infer Id
  ? Id extends `${Prefix}.${infer Rest}`
    ? Rest
    : never
  : never;

/** Builds a message of the catalogue: a wrong id, or other parameters than its text has, do not compile. */
export function message<Id extends MessageId>(id: Id, ...[params]: ParamsAfter<Id>): Message {
  return { id, params: params ?? {} };
}

/**
 * Builds one of several messages of the catalogue, where which it is, and so which parameters its text has, is known
 * only when it runs. A wrong id does not compile.
 */
export function messageOf(id: MessageId, params: Message['params'] = {}): Message {
  return { id, params };
}

/** An error that the user can fix: what was expected, what was found and what to do, as a message. */
export class MessageError extends Error {
  override readonly name: string = 'MessageError';
  readonly userMessage: Message;

  constructor(userMessage: Message) {
    super(`${userMessage.id} ${JSON.stringify(userMessage.params)}`);
    this.userMessage = userMessage;
  }
}
