import { message } from '../../src/model/message.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import type { Failure } from '../../src/model/verdict.ts';
import { movesOf, roleOf } from '../../src/trace/queries.ts';
import { showingsOf } from '../../src/trace/shown.ts';
import { changed } from './changed-line.ts';
import { isTypedOnce, missing, repeated } from './missing-line.ts';
import type { Pair } from './pairs.ts';
import { troubleOf } from './trouble.ts';
import { fail } from './verdicts.ts';

/** How often a line has to be shown, and until when. */
interface Wanted {
  readonly pair: Pair;
  readonly times: number;
  /** The first move that is too late. */
  readonly until: number;
}

/**
 * Judges a line that has to be shown a number of times, whenever that happens.
 * @returns the failure, or the evidence
 */
export function judgeTimes(trace: RunTrace, { pair, times, until }: Wanted): Failure | number[] {
  const { say, hearer } = pair;
  const all = showingsOf(trace, hearer, say.text).filter(({ move }) => move >= say.move);
  const inTime = all.filter(({ move }) => move < until);
  const counted = isTypedOnce(trace, say.text) ? all : inTime;
  const about = { role: hearer, from: say.role, text: say.text };
  if (times === 0) {
    const [first] = counted;
    if (!first) return [say.n];
    return fail('heard-uninvited', {
      expected: message('expected.not-shown', about),
      actual: message('actual.line', { role: hearer, seen: `${first.prefix}${say.text}${first.suffix}` }),
      evidence: [say.n, first.n],
      params: about,
    });
  }
  const expected =
    times === 1
      ? message('expected.shown-once', about)
      : message('expected.shown-times', { ...about, times });
  if (counted.length > times) return repeated(trace, pair, expected, counted);
  if (inTime.length === times) {
    const mixed = inTime.find(
      ({ prefix, suffix }) => isMixed(trace, pair, prefix) || isMixed(trace, pair, suffix),
    );
    if (!mixed) return [say.n, ...inTime.map(({ n }) => n)];
    const seen = `${mixed.prefix}${say.text}${mixed.suffix}`;
    return changed('merges-messages', pair, expected, [{ n: mixed.n, seen }]);
  }
  const trouble = troubleOf(trace, [say.role, hearer], until, expected);
  if (trouble) return trouble;
  if (inTime.length === 0) return missing(trace, pair, expected, until);
  return fail('not-heard', {
    expected,
    actual: message('actual.shown-times', { role: hearer, times: inTime.length }),
    evidence: [say.n, ...inTime.map(({ n }) => n)],
    params: about,
  });
}

/**
 * Whether another line, or a part of one, is beside a line on the wire. On a screen that may be due to threads that
 * print at the same time.
 */
function isMixed(trace: RunTrace, { say, hearer }: Pair, beside: string): boolean {
  if (beside.trim() === '' || roleOf(trace, hearer)?.player.by !== 'probe') return false;
  return movesOf(trace).some(
    (move) =>
      (move.do === 'say' || move.do === 'send') &&
      move.n !== say.n &&
      move.text !== say.text &&
      isTelling(move.text) &&
      beside.includes(move.text.trim()),
  );
}

/**
 * Whether a text occurs nowhere by chance: a few signs may, and bytes that are no text are not decoded as they were
 * sent.
 */
function isTelling(text: string): boolean {
  return text.trim().length >= 4 && !text.includes('\ufffd');
}
