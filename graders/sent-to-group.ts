import { showEndpoint } from '../src/model/endpoint.ts';
import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { type Message, message } from '../src/model/message.ts';
import type { RunTrace } from '../src/model/trace.ts';
import type { Failure } from '../src/model/verdict.ts';
import { roleOf } from '../src/trace/queries.ts';
import { sentThere } from './lib/aim.ts';
import type { Sending } from './lib/sendings.ts';
import { whyNotRead } from './lib/typed.ts';
import { fail, roleParam } from './lib/verdicts.ts';

/** A sender sends to the group and port, and nowhere else. */
export const sentToGroup: Grader = {
  params: { from: 'role', parts: 'parts' },
  grade: (trace, { params }) => {
    const from = roleParam(params.from);
    const endpoint = roleOf(trace, from)?.endpoint;
    const expected = message('expected.sent-to-group', {
      role: from,
      endpoint: endpoint ? showEndpoint(endpoint) : '',
    });
    return sentThere(trace, from, listParam(params.parts), {
      expected,
      stray: ({ via }) => {
        if (via === 'group') return null;
        return via === 'broadcast'
          ? { cause: 'broadcast', actual: message('actual.sent-broadcast') }
          : { cause: 'unicast', actual: message('actual.sent-unicast') };
      },
      uncaught: (sending, all) => uncaught(trace, sending, all, expected),
      tooMany: (about, times) => message('actual.sent-elsewhere-too', { ...about, times }),
    });
  },
};

/** The failure for a line that no probe caught. */
function uncaught(trace: RunTrace, sending: Sending, all: readonly Sending[], expected: Message): Failure {
  const { say } = sending;
  const where = whereTo(sending, all);
  const why = where === 'never-sent' ? whyNotRead(trace, say) : null;
  const about = { role: say.role, roles: [say.role], text: say.text };
  return fail(why ? 'stuck' : where, {
    blame: [say.role],
    expected,
    actual: message(`actual.${where === 'unicast' ? 'sent-unicast' : where}`, about),
    why: why ?? [],
    evidence: [say.n],
    params: about,
  });
}

/** Where a line went that no probe caught, as far as the kernel's counters show it. */
function whereTo({ counts }: Sending, all: readonly Sending[]) {
  if (counts === null) return 'sent-elsewhere';
  if (counts.sent === 0) return 'never-sent';
  if (counts.ignored > 0) return 'sent-to-wrong-port';
  // Only an address of this machine's own refuses packets for a port that nobody has bound; a group does not.
  if (counts.refused > 0) return 'unicast';
  // It left the machine for the group, and reached none of those that have joined it here.
  if (counts.left) return 'loop-off';
  // The counts sometimes include the kernel's own reports of memberships.
  const isMulticast = all.every((sending) => (sending.counts?.multicast ?? 0) > 0);
  return isMulticast ? 'sent-to-wrong-group' : 'sent-elsewhere';
}
