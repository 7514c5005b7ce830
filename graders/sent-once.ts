import type { Grader } from '../src/model/grader.ts';
import { message } from '../src/model/message.ts';
import { roleOf } from '../src/trace/queries.ts';
import { carriers, sendingsOf } from './lib/sendings.ts';
import { troubleOf } from './lib/trouble.ts';
import { fail, inconclusive, listParam, pass, roleParam } from './lib/verdicts.ts';

/** A sender sends each line once, wherever it sends it to: as many datagrams as lines, and not the same for all. */
export const sentOnce: Grader = {
  params: { from: 'role', parts: 'parts' },
  grade: (trace, { params }) => {
    const from = roleParam(params.from);
    const evidence: number[] = [];
    const bodies: string[] = [];
    for (const sending of sendingsOf(trace, from, listParam(params.parts))) {
      const { say } = sending;
      const caught = carriers(sending);
      const expected = message('expected.sent-once', { role: from, text: say.text });
      const about = { role: from, text: say.text, times: caught.length };
      if (caught.length === 0)
        return (
          troubleOf(trace, [from], say.move + 1, expected) ??
          fail('never-sent', {
            blame: [from],
            expected,
            actual: message('actual.sent-nothing', about),
            evidence: [say.n],
            params: about,
          })
        );
      // A broadcast to the whole network reaches both listeners for broadcasts.
      const copies = new Set(caught.map(({ via, channel }) => `${via}${channel}`)).size;
      if (caught.length > copies || (copies > 1 && new Set(caught.map(({ via }) => via)).size > 1))
        return fail('sends-twice', {
          blame: [from],
          expected,
          actual: message('actual.sent-times', about),
          evidence: [say.n, ...caught.map(({ n }) => n)],
          params: about,
        });
      evidence.push(say.n, ...caught.map(({ n }) => n));
      bodies.push(...caught.map(({ text }) => text));
    }
    if (evidence.length === 0) return inconclusive(message('inconclusive.never-said'));
    if (bodies.length > 1 && new Set(bodies).size === 1)
      return fail('hard-coded', {
        blame: [from],
        expected: message('expected.typed-text', { role: from }),
        actual: message('actual.same-always', { role: from, seen: bodies[0] ?? '' }),
        evidence,
        params: { role: roleOf(trace, from)?.id ?? from },
      });
    return pass(evidence);
  },
};
