import { memo } from '../../src/model/memo.ts';
import type { PrintRecord, RunTrace } from '../../src/model/trace.ts';
import { movesOf, type SayRecord } from '../../src/trace/queries.ts';
import type { Showing } from '../../src/trace/shown.ts';

/** The least that is taken for the rest of an older line, in characters: less may be a mark of the program's own. */
const LEAST = 2;

/** What an older line has left behind a shorter one. */
interface Leftover {
  readonly text: string;
  /** The record of the line that it stands on, where that is another one. */
  readonly n: number | null;
}

/**
 * What stands behind a text that an older, longer one has left in the same buffer: its bytes from where the shorter
 * one ends, or from behind the byte that separates lines. That one may have broken the line. Null where there is none.
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

/** All that a role has printed; every line asks. */
const printsOf = memo((trace: RunTrace, role: string): readonly PrintRecord[] =>
  trace.events.filter((event): event is PrintRecord => event.kind === 'print' && event.role === role),
);

/** Whether a text begins what an older line has from the end of this one on, and some bytes more. */
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
