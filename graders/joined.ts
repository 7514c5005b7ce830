import { showEndpoint } from '../src/model/endpoint.ts';
import type { Grader } from '../src/model/grader.ts';
import { type Message, message } from '../src/model/message.ts';
import type { Failure } from '../src/model/verdict.ts';
import { roleOf, settledOf, startOf } from '../src/trace/queries.ts';
import { firstExit } from './lib/exits.ts';
import { notJoined } from './lib/places.ts';
import { inconclusive, listParam, pass } from './lib/verdicts.ts';

/** Each receiver is bound to its port, and the group has a member more, once its start has settled. */
export const joined: Grader = {
  params: { of: 'roles' },
  grade: (trace, { params }) => {
    const evidence: number[] = [];
    const failures: Failure[] = [];
    for (const id of listParam(params.of)) {
      const role = roleOf(trace, id);
      const start = role && startOf(trace, id);
      if (!role || !start) continue;
      const expected = message('expected.joined', { role: id, endpoint: showEndpoint(role.endpoint) });
      const failure = firstExit(trace, [role], start.move + 1, expected) ?? notJoined(trace, role, expected);
      if (failure) {
        failures.push(failure);
        continue;
      }
      const settled = settledOf(trace, start.move);
      if (!settled?.ports) return inconclusive(message('inconclusive.no-port-table'));
      evidence.push(start.n, settled.n);
    }
    const [first] = failures;
    if (first) return withOthers(first, failures);
    return evidence.length > 0 ? pass(evidence) : inconclusive(message('inconclusive.never-said'));
  },
};

/** A failure, with the roles that fail in the same way. */
function withOthers(first: Failure, failures: readonly Failure[]): Failure {
  const blame = failures.filter(({ cause }) => cause === first.cause).flatMap((failure) => failure.blame);
  return {
    ...first,
    blame,
    message: { ...first.message, params: { ...first.message.params, roles: blame } },
    why: [...first.why, ...failures.filter((failure) => failure.cause !== first.cause).flatMap(wordsOf)],
  };
}

/** What a program that fails in another way printed of it. */
function wordsOf({ actual: { params }, blame }: Failure): readonly Message[] {
  const { error } = params;
  return error === undefined || error === '' ? [] : [message('why.printed', { role: blame, error })];
}
