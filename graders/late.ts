import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { message } from '../src/model/message.ts';
import { saysIn } from '../src/trace/queries.ts';
import { showingsOf } from '../src/trace/shown.ts';
import { delivery } from './delivery.ts';
import { fail, roleParam } from './lib/verdicts.ts';

/** A receiver that was started late shows what comes after its start, and nothing from before. */
export const late: Grader = {
  params: { from: 'role', to: 'role', before: 'parts', after: 'parts' },
  eachLine: true,
  grade: (trace, claim) => {
    const { params } = claim;
    const from = roleParam(params.from);
    // Where each receiver has a run of its own, the one in the run is the late one.
    const to = trace.run.subject ?? roleParam(params.to);
    for (const say of saysIn(trace, listParam(params.before))) {
      const [old] = showingsOf(trace, to, say.text);
      if (old)
        return fail('old-line-shown', {
          expected: message('expected.nothing-old', { role: to, text: say.text }),
          actual: message('actual.shown-old', { role: to }),
          evidence: [say.n, old.n],
          params: { role: to, from },
        });
    }
    return delivery.grade(trace, {
      ...claim,
      params: { from: [from], to: [to], parts: listParam(params.after) },
    });
  },
};
