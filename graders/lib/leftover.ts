import { memo } from '../../src/model/memo.ts';
import type { PrintRecord, RunTrace } from '../../src/model/trace.ts';
import { movesOf, type SayRecord } from '../../src/trace/queries.ts';
import type { Showing } from '../../src/trace/shown.ts';

/**
 * The least number of characters that are taken for the rest of an older line: fewer may be a sign that the program
 * prints itself.
 */
const LEAST = 2;

/** The rest of an older line behind a shorter one. */
interface Leftover {
  readonly text: string;
  /** The record of the line that it is on, where that is another line. */
  readonly n: number | null;
}

/**
 * The rest that an older, longer text has left in the same buffer behind a text: its bytes from where the shorter one
 * ends, or from behind the byte that separates lines. That byte may have broken the line. Null for none.
 */
export function leftoverBehind(
  trace: RunTrace,
  say: SayRecord,
  hearer: string,
  { n, move, suffix }: Showing,
): Leftover | null {
  if (suffix.trim() !== '') {
    const isLeft =
      isRest(trace, say, suffix, 0) || (suffix.startsWith(' ') && isRest(trace, say, suffix.slice(1), 1));
    return isLeft ? { text: suffix, n: null } : null;
  }
  const next = printsOf(trace, hearer).find((print) => print.n > n && print.move === move);
  return next && isRest(trace, say, next.text, 1) ? { text: next.text, n: next.n } : null;
}

/** All records of what a role has printed; remembered, since every line asks. */
const printsOf = memo((trace: RunTrace, role: string): readonly PrintRecord[] =>
  trace.events.filter((event): event is PrintRecord => event.kind === 'print' && event.role === role),
);

/** Whether a text begins with what an older line has from the end of this one on, and a number of further bytes. */
function isRest(trace: RunTrace, say: SayRecord, text: string, more: number): boolean {
  const rest = text.trimEnd();
  if (rest.trim().length < LEAST) return false;
  const length = Buffer.byteLength(say.text) + more;
  return movesOf(trace).some(
    (older) =>
      older.do === 'say' &&
      older.move < say.move &&
      Buffer.from(older.text).subarray(length).toString('utf8').startsWith(rest),
  );
}
