import type { RunTrace } from '../../src/model/trace.ts';
import { movesOf, type SayRecord } from '../../src/trace/queries.ts';
import type { Showing } from '../../src/trace/shown.ts';

/** The least that is taken for the rest of an older line, in characters: less may be a mark of the program's own. */
const LEAST = 2;

/**
 * Whether behind a text stands what an older, longer one has left in the same buffer: its bytes from where the shorter
 * one ends.
 */
export function hasLeftover(trace: RunTrace, say: SayRecord, { suffix }: Showing): boolean {
  const rest = suffix.trimEnd();
  if (rest.trim().length < LEAST) return false;
  const length = Buffer.byteLength(say.text);
  return movesOf(trace).some(
    (older) =>
      older.do === 'say' &&
      older.move < say.move &&
      Buffer.from(older.text).subarray(length).toString('utf8').startsWith(rest),
  );
}
