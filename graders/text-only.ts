import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { message } from '../src/model/message.ts';
import type { HeardRecord } from '../src/model/trace.ts';
import { presentAt } from './lib/hearers.ts';
import { partsOf } from './lib/parts.ts';
import { fail, inconclusive, passByAbsence } from './lib/verdicts.ts';

/**
 * What probes hear is UTF-8, whatever anybody has sent, and has no zero bytes in it, as what is left of a buffer has: bytes that are
 * no text are passed on to nobody.
 */
export const textOnly: Grader = {
  params: { by: 'roles', to: 'roles', parts: 'parts' },
  anyMove: true,
  grade: (trace, { params }) => {
    const within = partsOf(trace, listParam(params.parts));
    const hearers = within ? presentAt(trace, listParam(params.to), within.from) : [];
    if (!within || hearers.length === 0) return inconclusive(message('inconclusive.never-said'));
    const spoilt = trace.events.find(
      (event): event is HeardRecord =>
        event.kind === 'heard' &&
        (event.spoilt === true || event.text.includes('\0')) &&
        within.moves.has(event.move) &&
        hearers.includes(event.role),
    );
    if (!spoilt) return passByAbsence();
    const by = listParam(params.by);
    const about = { role: spoilt.role, roles: by };
    return fail('passes-on-raw-bytes', {
      blame: by,
      expected: message('expected.text-only', about),
      actual: message('actual.answers', { role: spoilt.role, seen: spoilt.text.trim() }),
      evidence: [spoilt.n],
      params: about,
    });
  },
};
