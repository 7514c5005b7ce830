import type { CloseManner } from '../../src/model/lab.ts';

/** What the scripted clients of a scene are told, a JSON line each. */
export type ClientOrder = { readonly role: string } & (
  | { readonly do: 'listen' | 'connect'; readonly port: number }
  | { readonly do: 'write'; readonly base64: string }
  /** So many bytes in lines that begin with a word. */
  | { readonly do: 'flood'; readonly word: string; readonly bytes: number }
  /** Reads nothing any more. */
  | { readonly do: 'deaf' }
  | { readonly do: 'close'; readonly how: CloseManner }
);

/** What they tell, a JSON line each: that an order is done or was refused, and how many lines have come. */
export type ClientReport =
  | { readonly done: number }
  | { readonly refused: number; readonly why: string }
  | { readonly lines: number };
