/** A sentence for people as data: the catalogues turn it into a language. */
export interface Message {
  readonly id: string;
  readonly params: Readonly<Record<string, MessageParam>>;
}

/** A parameter: text, a number, or a list that the language joins (role names, mostly). */
export type MessageParam = string | number | readonly string[];

/** Text in every language that giliran speaks. */
export interface Bilingual {
  readonly en: string;
  readonly id: string;
}

/** Builds a message. */
export function message(id: string, params: Readonly<Record<string, MessageParam>> = {}): Message {
  return { id, params };
}
