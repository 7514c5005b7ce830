/** All sentences of the diagram, by the last part of their messages' ids. */
export const WORD_IDS = [
  // What happens.
  'starts',
  'stops',
  'held',
  'goes-on',
  'act-end',
  'act-signal',
  'act-wait',
  'act-deaf',
  'act-hears',
  'act-swallow',
  'act-close',
  'act-half',
  'act-reset',
  'act-send',
  'typed',
  'sent',
  'early',
  'in-vain',
  'unconnected',
  'printed',
  'complained',
  'heard',
  'heard-group',
  'heard-unicast',
  'heard-broadcast',
  'on-wire',
  'on-wire-unknown',
  'joins',
  'joins-unknown',
  'leaves',
  'leaves-unknown',
  'beside',
  'at-once',
  'opened',
  'closed',
  'failed',
  'exited',
  'killed',
  'stopped',
  'over-wall',
  'over-cpu',
  'over-output',
  'over-memory',
  'end-done',
  'end-wall',
  'end-interrupted',
  'end-error',
  'folded',
  'folded-moves',
  'violated',
  // How rows belong together.
  'shown-by',
  'not-shown-by',
  'typed-by',
  'settled-kernel',
  'settled-timer',
  'settled-idle',
  // Who plays.
  'by-reference',
  'by-probe',
  'by-through',
  'by-nobody',
  // The page.
  'checks',
  'conversation',
  'scene',
  'diagram',
  'table',
  'larger',
  'smaller',
  'original-size',
  'dark',
  'light',
  'details',
  'terminals',
  'keys',
  'skip',
  'choose',
  'waits',
  'not-running',
  'no-waits',
  'nothing-printed',
  'rest',
  'earlier',
  'number',
  'time',
  'role',
  'event',
  'text',
  'span',
  'next',
  'previous',
  'left-out',
] as const;

export type WordId = (typeof WORD_IDS)[number];

/** Gives a sentence by its id, with its placeholders (`{role}`) filled. */
export type SayWord<Id extends string> = (
  id: Id,
  params?: Readonly<Record<string, string | number>>,
) => string;

/** Gives a sentence of the diagram. */
export type Say = SayWord<WordId>;

/** @param words the sentences of one language, by their ids */
export function sayFrom<Id extends string = WordId>(words: Readonly<Record<string, string>>): SayWord<Id> {
  return (id, params = {}) =>
    (words[id] ?? id).replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole));
}
