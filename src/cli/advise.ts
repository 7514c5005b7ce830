import { nearest } from '../lab/suggest.ts';
import { type Message, message } from '../model/message.ts';

/** What was probably meant; else what there is. */
export function advise(written: string, known: readonly string[], otherwise: Message): Message {
  const near = nearest(written, known);
  return near === null ? otherwise : message('advice.did-you-mean', { name: near });
}
