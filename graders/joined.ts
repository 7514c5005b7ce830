import { showEndpoint } from '../src/model/endpoint.ts';
import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { type Message, message } from '../src/model/message.ts';
import type { RunTrace, TraceRole } from '../src/model/trace.ts';
import type { Failure } from '../src/model/verdict.ts';
import { atEachEndpoint } from '../src/trace/queries.ts';
import { notJoined } from './lib/places.ts';
import { placesTaken } from './lib/places-taken.ts';

/** Fails a role that has not joined one of its groups. */
function joinedNowhere(trace: RunTrace, role: TraceRole, expected: Message): Failure | null {
  const failures = atEachEndpoint(role).map((place) => notJoined(trace, place, expected));
  return failures.find((failure) => failure !== null) ?? null;
}

/** Each receiver has bound its port, and the group has one member more, once its start has settled. */
export const joined: Grader = {
  params: { of: 'roles' },
  grade: (trace, { params }) =>
    placesTaken(trace, listParam(params.of), {
      expected: ({ id, endpoint }) =>
        message('expected.joined', { role: id, endpoint: showEndpoint(endpoint) }),
      wrong: (role, expected) => joinedNowhere(trace, role, expected),
    }),
};
