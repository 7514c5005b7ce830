import { showEndpoint } from '../src/model/endpoint.ts';
import type { Grader } from '../src/model/grader.ts';
import { type Message, message } from '../src/model/message.ts';
import type { RunTrace, TraceRole } from '../src/model/trace.ts';
import type { Failure } from '../src/model/verdict.ts';
import { atEachEndpoint, roleOf, settledOf, startOf } from '../src/trace/queries.ts';
import { notConnected } from './lib/connections.ts';
import { notListening } from './lib/places.ts';
import { inconclusive, pass, roleParam } from './lib/verdicts.ts';

/** A server's port is bound once its start has settled. */
export const listening: Grader = {
  params: { role: 'role' },
  grade: (trace, { params }) => {
    const role = roleOf(trace, roleParam(params.role));
    const start = role && startOf(trace, role.id);
    const settled = start && settledOf(trace, start.move);
    if (!role || !start || !settled?.ports) return inconclusive(message('inconclusive.no-port-table'));
    for (const place of atEachEndpoint(role)) {
      const expected = message('expected.listening', {
        role: role.id,
        endpoint: showEndpoint(place.endpoint),
      });
      const failure = notListening(trace, place, expected) ?? outOfReach(trace, place, expected);
      if (failure) return failure;
    }
    return pass([start.n, settled.n]);
  },
};

/** Fails a server at an address where nobody looks; if its own clients find it there, it does not matter. */
function outOfReach(trace: RunTrace, role: TraceRole, expected: Message): Failure | null {
  const clients = trace.run.roles.filter(({ verb }) => verb === 'connects');
  const failures = clients.flatMap((client) => notConnected(trace, client, expected) ?? []);
  const [first] = failures;
  return first?.cause === 'wrong-address' &&
    failures.length === clients.length &&
    first.blame.includes(role.id)
    ? first
    : null;
}
