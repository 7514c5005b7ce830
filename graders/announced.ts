import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { message } from '../src/model/message.ts';
import type { RunTrace } from '../src/model/trace.ts';
import type { Failure } from '../src/model/verdict.ts';
import { roleOf } from '../src/trace/queries.ts';
import { inCircle } from './lib/circle.ts';
import { connectWindow } from './lib/connecting.ts';
import { namedNumbers } from './lib/labels.ts';
import { troubleOf } from './lib/trouble.ts';
import { fail, inconclusive, pass, roleParam } from './lib/verdicts.ts';

/** The server announces on its screen each client that comes, by the right number if by any. */
export const announced: Grader = {
  params: { by: 'role', of: 'roles' },
  grade: (trace, { params }) => {
    const by = roleParam(params.by);
    const evidence: number[] = [];
    for (const id of listParam(params.of)) {
      const failure = judge(trace, by, id, listParam(params.of).length);
      if (failure === null) continue;
      if (!Array.isArray(failure)) return failure;
      evidence.push(...failure);
    }
    return evidence.length > 0 ? pass(evidence) : inconclusive(message('inconclusive.never-said'));
  },
};

/** @returns null where the client was never started; the evidence where it was announced */
function judge(trace: RunTrace, by: string, id: string, count: number): Failure | number[] | null {
  const window = connectWindow(trace, id);
  if (!window || roleOf(trace, by)?.player.by === 'probe') return null;
  const number = roleOf(trace, id)?.number ?? 1;
  const expected = message('expected.announced', { role: by, client: id });
  const prints = trace.events.filter(
    (event) =>
      event.kind === 'print' &&
      event.role === by &&
      event.text.trim() !== '' &&
      event.move >= window.from &&
      event.move <= window.to,
  );
  const evidence = [window.start.n, ...prints.map(({ n }) => n)];
  if (prints.length === 0) {
    const facts = {
      expected,
      actual: message('actual.printed-nothing', { role: by }),
      evidence,
      params: { role: by, client: id },
    };
    return (
      troubleOf(trace, [by, id], window.to + 1, expected) ??
      inCircle(trace, [by, id], window.to + 1, facts) ??
      fail('not-announced', { blame: [by], ...facts })
    );
  }
  const seen = prints.map((event) => (event.kind === 'print' ? event.text : ''));
  const numbers = seen.flatMap(namedNumbers);
  // A server may also name the client that it expects next, so only a number that was there before, or that no client
  // can have, is wrong.
  if (
    numbers.length === 0 ||
    numbers.includes(number) ||
    !numbers.some((named) => named < number || named > count)
  )
    return evidence;
  // A client may have told the server a wrong number itself.
  return fail('wrong-announcement', {
    expected,
    actual: message('actual.printed', { role: by, seen: seen.join(' / ') }),
    evidence,
    params: { role: by, client: id },
  });
}
