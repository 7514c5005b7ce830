import { showEndpoint } from '../src/model/endpoint.ts';
import type { Grader } from '../src/model/grader.ts';
import { message } from '../src/model/message.ts';
import { roleOf } from '../src/trace/queries.ts';
import { carriers, type Sending, sendingsOf } from './lib/sendings.ts';
import { troubleOf } from './lib/trouble.ts';
import { fail, inconclusive, listParam, pass, roleParam } from './lib/verdicts.ts';

/** A sender sends to the group and port, and nowhere else. */
export const sentToGroup: Grader = {
  params: { from: 'role', parts: 'parts' },
  grade: (trace, { params }) => {
    const from = roleParam(params.from);
    const endpoint = roleOf(trace, from)?.endpoint;
    const evidence: number[] = [];
    for (const sending of sendingsOf(trace, from, listParam(params.parts))) {
      const { say } = sending;
      const caught = carriers(sending);
      const expected = message('expected.sent-to-group', {
        role: from,
        endpoint: endpoint ? showEndpoint(endpoint) : '',
      });
      const about = { role: from, text: say.text };
      if (caught.length === 0)
        return (
          troubleOf(trace, [from], say.move + 1, expected) ??
          fail(whereTo(sending), {
            blame: [from],
            expected,
            actual: message(
              `actual.${whereTo(sending) === 'unicast' ? 'sent-unicast' : whereTo(sending)}`,
              about,
            ),
            evidence: [say.n],
            params: about,
          })
        );
      const stray = caught.find(({ via }) => via !== 'group');
      if (stray)
        return fail(stray.via === 'broadcast' ? 'broadcast' : 'unicast', {
          blame: [from],
          expected,
          actual: message(stray.via === 'broadcast' ? 'actual.sent-broadcast' : 'actual.sent-unicast', about),
          evidence: [say.n, stray.n],
          params: about,
        });
      if (sending.counts !== null && sending.counts.sent > sending.datagrams.length)
        return fail('sent-elsewhere-too', {
          blame: [from],
          expected,
          actual: message('actual.sent-elsewhere-too', { ...about, times: sending.counts.sent }),
          evidence: [say.n, ...caught.map(({ n }) => n)],
          params: about,
        });
      evidence.push(say.n, ...caught.map(({ n }) => n));
    }
    return evidence.length > 0 ? pass(evidence) : inconclusive(message('inconclusive.never-said'));
  },
};

/** Where a line went that no probe caught, as far as the kernel's counters tell. */
function whereTo({ counts }: Sending): string {
  if (counts === null) return 'sent-elsewhere';
  if (counts.sent === 0) return 'never-sent';
  if (counts.ignored > 0) return 'sent-to-wrong-port';
  // An address of this machine's own refuses what comes to a port that nobody has bound: no group does.
  if (counts.refused > 0) return 'unicast';
  return counts.multicast > 0 ? 'sent-to-wrong-group' : 'sent-elsewhere';
}
