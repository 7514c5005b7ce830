import type { Grader } from '../src/model/grader.ts';
import { OTHERS } from '../src/model/grader.ts';
import { message } from '../src/model/message.ts';
import { endOfTurn, saysIn } from '../src/trace/queries.ts';
import { showingsOf } from '../src/trace/shown.ts';
import { hearersOf } from './lib/pairs.ts';
import { troubleOf } from './lib/trouble.ts';
import { fail, inconclusive, listParam, pass } from './lib/verdicts.ts';

/** Every line is shown by everybody before the next one is said: nobody lags, nobody speaks out of turn. */
export const inTurn: Grader = {
  params: { parts: 'parts' },
  grade: (trace, { params }) => {
    const says = saysIn(trace, listParam(params.parts));
    const evidence: number[] = [];
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
          actual: message(late ? 'actual.shown-late' : 'actual.shown-nothing', {
            role: hearer,
            from: say.role,
            text: say.text,
          }),
          evidence: late ? [say.n, late.n] : [say.n],
          params: { role: hearer, from: say.role, text: say.text },
        });
      }
    }
    return evidence.length > 0 ? pass(evidence) : inconclusive(message('inconclusive.never-said'));
  },
};
