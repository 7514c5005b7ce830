import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { message } from '../src/model/message.ts';
import type { RunTrace } from '../src/model/trace.ts';
import { isPresent, movesOf, type SayRecord, saysIn } from '../src/trace/queries.ts';
import { showingsOf } from '../src/trace/shown.ts';
import { troubleOf } from './lib/trouble.ts';
import { fail, inconclusive, pass, roleParam } from './lib/verdicts.ts';

/**
 * A line that was typed before its author's turn is heard by nobody until that turn, and is heard then without being
 * typed again.
 *
 * At that moment two lines leave the server in quick succession, and nothing separates them: whoever gets both may
 * rightly take them for one. So only roles that did not get the first line have to show the second: its author, and the
 * server.
 */
export const heldBack: Grader = {
  params: { of: 'role', before: 'roles', otherwise: 'role', parts: 'parts' },
  grade: (trace, { params }) => {
    const author = roleParam(params.of);
    const server = roleParam(params.otherwise);
    const says = saysIn(trace, listParam(params.parts));
    const early = says.find((say) => say.early && say.role === author);
    const before = says.findLast(
      (say) => !say.early && (listParam(params.before).includes(say.role) || say.role === server),
    );
    if (!early || !before) return inconclusive(message('inconclusive.never-said'));
    const text = { role: author, text: early.text };
    for (const role of trace.run.roles.filter(({ id }) => id !== author && isPresent(trace, id))) {
      const soon = showingsOf(trace, role.id, early.text).find(({ move }) => move < before.move);
      if (soon)
        return fail('out-of-turn', {
          blame: role.id === server ? [server] : [],
          expected: message('expected.held-back', text),
          actual: message('actual.heard-early', { ...text, hearer: role.id }),
          evidence: [early.n, soon.n],
          params: { ...text, hearer: role.id },
        });
    }
    const evidence = [early.n];
    for (const hearer of new Set([server, before.role])) {
      if (!isPresent(trace, hearer) || hearer === author) continue;
      const [shown] = showingsOf(trace, hearer, early.text);
      const expected = message('expected.heard-then', { ...text, hearer });
      if (shown) {
        evidence.push(shown.n);
        continue;
      }
      return (
        troubleOf(trace, [author, hearer], Number.POSITIVE_INFINITY, expected) ??
        fail(isOutOfStep(trace, early, hearer) ? 'out-of-step' : 'early-text-lost', {
          expected,
          actual: message('actual.never-shown', { ...text, hearer }),
          evidence: [early.n, before.n],
          params: { ...text, hearer },
        })
      );
    }
    return pass(evidence);
  },
};

/** Whether an earlier line has never reached somebody: then the next one may be taken for that line. */
function isOutOfStep(trace: RunTrace, early: SayRecord, hearer: string): boolean {
  return movesOf(trace).some(
    (move) =>
      move.do === 'say' &&
      move.move < early.move &&
      move.role !== hearer &&
      showingsOf(trace, hearer, move.text).length === 0,
  );
}
