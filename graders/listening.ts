import { showEndpoint } from '../src/model/endpoint.ts';
import type { Grader } from '../src/model/grader.ts';
import { message } from '../src/model/message.ts';
import { roleOf, settledOf, startOf } from '../src/trace/queries.ts';
import { notListening } from './lib/trouble.ts';
import { inconclusive, pass, roleParam } from './lib/verdicts.ts';

/** A server's port is bound once its start has settled. */
export const listening: Grader = {
  params: { role: 'role' },
  grade: (trace, { params }) => {
    const role = roleOf(trace, roleParam(params.role));
    const start = role && startOf(trace, role.id);
    const settled = start && settledOf(trace, start.move);
    if (!role || !start || !settled?.ports) return inconclusive(message('inconclusive.no-port-table'));
    const expected = message('expected.listening', { role: role.id, endpoint: showEndpoint(role.endpoint) });
    return notListening(trace, role, expected) ?? pass([start.n, settled.n]);
  },
};
