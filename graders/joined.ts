import { showEndpoint } from '../src/model/endpoint.ts';
import type { Grader } from '../src/model/grader.ts';
import { message } from '../src/model/message.ts';
import { roleOf, settledOf, startOf } from '../src/trace/queries.ts';
import { firstExit, notJoined } from './lib/trouble.ts';
import { inconclusive, listParam, pass } from './lib/verdicts.ts';

/** Each receiver is bound to its port, and the group has a member more, once its start has settled. */
export const joined: Grader = {
  params: { of: 'roles' },
  grade: (trace, { params }) => {
    const evidence: number[] = [];
    for (const id of listParam(params.of)) {
      const role = roleOf(trace, id);
      const start = role && startOf(trace, id);
      if (!role || !start) continue;
      const expected = message('expected.joined', { role: id, endpoint: showEndpoint(role.endpoint) });
      const failure = firstExit(trace, [role], start.move + 1, expected) ?? notJoined(trace, role, expected);
      if (failure) return failure;
      const settled = settledOf(trace, start.move);
      if (!settled?.ports) return inconclusive(message('inconclusive.no-port-table'));
      evidence.push(start.n, settled.n);
    }
    return evidence.length > 0 ? pass(evidence) : inconclusive(message('inconclusive.never-said'));
  },
};
