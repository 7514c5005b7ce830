import { showEndpoint } from '../src/model/endpoint.ts';
import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { message } from '../src/model/message.ts';
import { joinedAGroup, mayHaveJoined, notListening } from './lib/places.ts';
import { placesTaken } from './lib/places-taken.ts';

/** Each receiver has bound its port, at every address, once its start has settled, and has joined no group. */
export const bound: Grader = {
  params: { of: 'roles' },
  grade: (trace, { params }) =>
    placesTaken(trace, listParam(params.of), {
      expected: ({ id, endpoint }) =>
        message('expected.bound', { role: id, endpoint: showEndpoint(endpoint) }),
      wrong: (role, expected) => notListening(trace, role, expected) ?? joinedAGroup(trace, role, expected),
      untold: (role) => mayHaveJoined(trace, role),
    }),
};
