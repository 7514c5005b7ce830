import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { type Message, message } from '../src/model/message.ts';
import type { ExitRecord, RunTrace } from '../src/model/trace.ts';
import type { Failure } from '../src/model/verdict.ts';
import { settledBefore, waitMessage, waitOf } from '../src/trace/waits.ts';
import { presentAt } from './lib/hearers.ts';
import { type PartMoves, partsOf } from './lib/parts.ts';
import { troubleOf } from './lib/trouble.ts';
import { fail, inconclusive, numberParam, pass } from './lib/verdicts.ts';

/**
 * Programs end by themselves in some parts of the script and not before, with status 0 or another one that the lab
 * gives.
 */
export const exits: Grader = {
  params: { of: 'roles', parts: 'parts', status: 'number' },
  optional: ['status'],
  anyMove: true,
  grade: (trace, { params }) => {
    const within = partsOf(trace, listParam(params.parts));
    if (!within) return inconclusive(message('inconclusive.never-said'));
    const status = numberParam(params.status, 0);
    const programs = presentAt(trace, listParam(params.of), within.from).filter((id) =>
      trace.run.roles.some((role) => role.id === id && role.player.by !== 'probe'),
    );
    const evidence: number[] = [];
    for (const role of programs) {
      const failure = judge(trace, role, within, status);
      if (!Array.isArray(failure)) return failure;
      evidence.push(...failure);
    }
    return programs.length > 0 ? pass(evidence) : inconclusive(message('inconclusive.never-said'));
  },
};

/** @returns the failure, or the evidence */
function judge(
  trace: RunTrace,
  role: string,
  { moves, from, until }: PartMoves,
  status: number,
): Failure | number[] {
  const expected = message('expected.ends', { role, status });
  const exit = trace.events.find(
    (event): event is ExitRecord => event.kind === 'exit' && event.role === role && event.move >= from,
  );
  const sooner = troubleOf(trace, [role], from, expected);
  if (sooner) return sooner;
  if (!exit || !moves.has(exit.move) || exit.because === 'wall' || wasMadeToEnd(trace, exit))
    return fail('does-not-end', {
      blame: [role],
      expected,
      actual: message('actual.still-runs', { role }),
      why: waitsFor(trace, role, until),
      evidence: exit ? [exit.n] : [],
      params: { role },
    });
  if (exit.code === status) return [exit.n];
  return fail('wrong-status', {
    blame: [role],
    expected,
    actual: message('actual.ended-with', { role, how: exit.signal ?? `status ${exit.code ?? '?'}` }),
    evidence: [exit.n],
    params: { role },
  });
}

/** Whether it ended only because the run did. */
function wasMadeToEnd({ events }: RunTrace, exit: ExitRecord): boolean {
  const end = events.find(({ kind }) => kind === 'end');
  return end !== undefined && (exit.n > end.n || exit.t > end.t);
}

function waitsFor(trace: RunTrace, role: string, before: number): readonly Message[] {
  const wait = waitOf(settledBefore(trace, before), role);
  return wait ? [waitMessage(wait)] : [];
}
