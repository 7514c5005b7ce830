import { getOrMake } from '../../src/model/memo.ts';
import { message } from '../../src/model/message.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import type { Failure } from '../../src/model/verdict.ts';
import { roleOf, type SayRecord } from '../../src/trace/queries.ts';
import { type Showing, showingsOf } from '../../src/trace/shown.ts';
import { isTypedOnce } from './missing-line.ts';
import type { Pair } from './pairs.ts';
import { fail } from './verdicts.ts';

/** A line that a role has shown. */
interface Shown {
  readonly say: SayRecord;
  readonly showing: Showing;
}

/** Fails a hearer that shows lines of one speaker in another order than they were said in. */
export function reordered(trace: RunTrace, pairs: readonly Pair[]): Failure | null {
  for (const [hearer, lines] of shownBy(trace, pairs)) {
    const last = new Map<string, Shown>();
    for (const line of lines) {
      const before = last.get(line.say.role);
      last.set(line.say.role, line);
      if (!before || before.say.n < line.say.n) continue;
      const params = { role: hearer, from: line.say.role, text: line.say.text };
      return fail('reorders', {
        expected: message('expected.in-order', params),
        actual: message('actual.shown-first', { ...params, other: before.say.text }),
        evidence: [line.say.n, before.showing.n, line.showing.n],
        params,
      });
    }
  }
  return null;
}

/**
 * Fails two roles that show the same two lines in different orders. The texts are compared, wherever they are. A server
 * may print in other threads than it sends in, so that its own screen says nothing about what it sends.
 */
export function disagreement(trace: RunTrace, pairs: readonly Pair[]): Failure | null {
  const all = [...shownBy(trace, pairs)].filter(([hearer]) => roleOf(trace, hearer)?.verb !== 'listens');
  for (const [index, [role, lines]] of all.entries())
    for (const [other, others] of all.slice(index + 1)) {
      const found = exchanged(lines, others);
      if (!found) continue;
      const [first, second] = found;
      const params = { role, other, text: first.say.text, second: second.say.text };
      return fail('disagreeing-order', {
        expected: message('expected.same-order', params),
        actual: message('actual.other-order', params),
        evidence: [first.showing.n, second.showing.n].sort((a, b) => a - b),
        params: { roles: [role, other], role, other },
      });
    }
  return null;
}

/** Two lines whose order differs between two lists; null where there are none. */
function exchanged(lines: readonly Shown[], others: readonly Shown[]): readonly [Shown, Shown] | null {
  const places = new Map(others.map(({ say }, place) => [say.n, place]));
  let furthest: { readonly line: Shown; readonly place: number } | null = null;
  for (const line of lines) {
    const place = places.get(line.say.n);
    if (place === undefined) continue;
    if (furthest && place < furthest.place) return [furthest.line, line];
    furthest = { line, place };
  }
  return null;
}

/** For each hearer, the lines that were said once, in the order in which it shows them. */
function shownBy(trace: RunTrace, pairs: readonly Pair[]): ReadonlyMap<string, readonly Shown[]> {
  const lines = new Map<string, Shown[]>();
  for (const { say, hearer } of pairs) {
    if (!isTypedOnce(trace, say.text)) continue;
    const [showing] = showingsOf(trace, hearer, say.text).filter(({ move }) => move >= say.move);
    if (showing) getOrMake(lines, hearer, (): Shown[] => []).push({ say, showing });
  }
  for (const own of lines.values())
    own.sort((a, b) => a.showing.n - b.showing.n || a.showing.at - b.showing.at);
  return lines;
}
