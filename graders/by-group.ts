import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { message } from '../src/model/message.ts';
import type { HeardVia, RunTrace, SayRecord } from '../src/model/trace.ts';
import { endOfTurn, saysIn } from '../src/trace/queries.ts';
import { hearersOf } from './lib/pairs.ts';
import { fail, inconclusive, pass, roleParam } from './lib/verdicts.ts';

/** Other ways by which a line must not come, with the cause for each. */
const OTHER_WAYS = {
  tcp: { cause: 'text-by-tcp', actual: 'actual.came-by-tcp' },
  unicast: { cause: 'unicast', actual: 'actual.sent-unicast' },
  broadcast: { cause: 'broadcast', actual: 'actual.sent-broadcast' },
} as const;

/** Every line reaches probes as a datagram to a multicast group, and in no other way. */
export const byGroup: Grader = {
  params: { by: 'role', from: 'roles', to: 'roles', parts: 'parts' },
  grade: (trace, { params }) => {
    const by = roleParam(params.by);
    const from = listParam(params.from);
    const to = listParam(params.to);
    const evidence: number[] = [];
    for (const say of saysIn(trace, listParam(params.parts))) {
      if (!from.includes(say.role)) continue;
      const own = to.includes(say.role) ? [say.role] : [];
      for (const role of [...hearersOf(trace, say, to), ...own])
        for (const via of ['tcp', 'unicast', 'broadcast', 'group'] as const) {
          const n = cameBy(trace, say, role, via);
          if (n === null) continue;
          if (via === 'group') {
            evidence.push(say.n, n);
            continue;
          }
          const { cause, actual } = OTHER_WAYS[via];
          const about = { role: by, roles: [by], to: role, from: say.role, text: say.text };
          return fail(cause, {
            blame: [by],
            expected: message('expected.by-group', about),
            actual: message(actual, about),
            evidence: [say.n, n],
            params: about,
          });
        }
    }
    return evidence.length > 0 ? pass(evidence) : inconclusive(message('inconclusive.nothing-shown'));
  },
};

/** The record with which a line had fully reached a probe by one way, in its turn; null where it had not. */
function cameBy(trace: RunTrace, say: SayRecord, role: string, via: HeardVia): number | null {
  const end = endOfTurn(trace, say);
  const streams = new Map<number, string>();
  for (const event of trace.events) {
    if (event.kind !== 'heard' || event.role !== role || event.via !== via) continue;
    if (event.move < say.move || event.move >= end) continue;
    // A connection is a stream, so its pieces are joined; each datagram counts by itself.
    const text = `${via === 'tcp' ? (streams.get(event.channel) ?? '') : ''}${event.text}`;
    if (text.includes(say.text)) return event.n;
    streams.set(event.channel, text);
  }
  return null;
}
