import type { Grader } from '../src/model/grader.ts';
import { OTHERS } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { message } from '../src/model/message.ts';
import type { RunTrace } from '../src/model/trace.ts';
import type { Failure } from '../src/model/verdict.ts';
import { endOfTurn, isInBurst, type SayRecord, saysIn } from '../src/trace/queries.ts';
import { type Showing, showingsOf } from '../src/trace/shown.ts';
import { hearersOf } from './lib/pairs.ts';
import { troubleOf } from './lib/trouble.ts';
import { fail, inconclusive, pass } from './lib/verdicts.ts';

/**
 * Every line is shown by everybody before the next one is said: nobody is late, and nobody speaks out of turn. Lines
 * that are typed in quick succession are shown in that order.
 */
export const inTurn: Grader = {
  params: { parts: 'parts' },
  eachLine: true,
  grade: (trace, { params }) => {
    const says = saysIn(trace, listParam(params.parts));
    const evidence: number[] = [];
    const overtaken = disorder(trace, says);
    if (overtaken) return overtaken;
    for (const say of says) {
      for (const hearer of hearersOf(trace, say, [OTHERS])) {
        const end = endOfTurn(trace, say);
        const showings = showingsOf(trace, hearer, say.text);
        const inside = showings.find(({ move }) => move >= say.move && move < end);
        const expected = message('expected.in-turn', { role: hearer, from: say.role, text: say.text });
        if (inside) {
          evidence.push(inside.n);
          continue;
        }
        const [late] = showings;
        const trouble = troubleOf(trace, [say.role, hearer], end, expected);
        if (trouble && !late) return trouble;
        return fail(late ? 'wrong-order' : 'not-heard', {
          expected,
          actual: message(late ? 'actual.shown-late' : 'actual.shown-nothing', { role: hearer }),
          evidence: late ? [say.n, late.n] : [say.n],
          params: { role: hearer, from: say.role, text: say.text },
        });
      }
    }
    return evidence.length > 0 ? pass(evidence) : inconclusive(message('inconclusive.never-said'));
  },
};

/** Fails a line that was typed right after another one, and is shown before it. */
function disorder(trace: RunTrace, says: readonly SayRecord[]): Failure | null {
  for (const [index, say] of says.entries()) {
    const behind = says.slice(index + 1).filter((later) => isInBurst(trace, later));
    if (!say.quick) continue;
    for (const hearer of hearersOf(trace, say, [OTHERS])) {
      const shown = firstIn(trace, say, hearer);
      const end = endOfTurn(trace, say);
      const later = behind
        .filter((other) => other.role === say.role && endOfTurn(trace, other) === end)
        .flatMap((other) => {
          const showing = firstIn(trace, other, hearer);
          return showing && shown && isBefore(showing, shown) ? [{ other, showing }] : [];
        })[0];
      if (!later || !shown) continue;
      const params = { role: hearer, from: say.role, text: say.text };
      return fail('reorders', {
        expected: message('expected.in-turn', params),
        actual: message('actual.shown-first', { ...params, other: later.other.text }),
        evidence: [say.n, later.showing.n, shown.n],
        params,
      });
    }
  }
  return null;
}

function firstIn(trace: RunTrace, say: SayRecord, hearer: string): Showing | undefined {
  const end = endOfTurn(trace, say);
  return showingsOf(trace, hearer, say.text).find(({ move }) => move >= say.move && move < end);
}

/** Whether one place comes before another: in an earlier record, or further to the left. */
function isBefore(one: Showing, other: Showing): boolean {
  return one.n < other.n || (one.n === other.n && one.prefix.length < other.prefix.length);
}
