import { type Message, message } from '../../src/model/message.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import { endOfTurn, type SayRecord } from '../../src/trace/queries.ts';
import { readsKeyboard, settledBefore, waitMessage, waitOf } from '../../src/trace/waits.ts';

/** What a program waits for that has not read the line typed at it; null where it has, or where that is not known. */
export function whyNotRead(trace: RunTrace, say: SayRecord): readonly Message[] | null {
  const after = settledBefore(trace, endOfTurn(trace, say));
  const { role } = say;
  if (readsKeyboard(settledBefore(trace, say.move), role) !== false) return null;
  if (readsKeyboard(after, role) !== false) return null;
  const wait = waitOf(after, role);
  return [message('why.not-typed', { role }), ...(wait ? [waitMessage(wait)] : [])];
}
