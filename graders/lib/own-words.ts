import type { Grader } from '../../src/model/grader.ts';
import { message } from '../../src/model/message.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import type { Failure } from '../../src/model/verdict.ts';
import { asComplaint, lastFormalError } from './complaints.ts';

/** The most programs that are quoted in one verdict. */
const MOST = 2;

/**
 * Wraps a grader so that its failures quote errors that programs printed while they went on: a thread that ended, or an
 * exception that was caught and printed. These explain a failure, and never cause one.
 */
export function withOwnWords(grader: Grader): Grader {
  return {
    ...grader,
    grade: (trace, claim) => {
      const verdict = grader.grade(trace, claim);
      return verdict.status === 'fail' ? explained(trace, verdict) : verdict;
    },
  };
}

function explained(trace: RunTrace, failure: Failure): Failure {
  // What the verdict quotes already is not repeated.
  if (failure.actual.params.error !== undefined) return failure;
  const last = failure.evidence.at(-1);
  const move = trace.events.find(({ n }) => n === last)?.move ?? Number.POSITIVE_INFINITY;
  const programs = trace.run.roles.filter(
    ({ id, player }) => player.by === 'student' && (failure.blame.length === 0 || failure.blame.includes(id)),
  );
  const why = programs.flatMap(({ id }) => {
    const error = lastFormalError(trace, id, move + 1);
    return error ? [message('why.printed', { role: id, error: asComplaint(error).text })] : [];
  });
  return { ...failure, why: [...failure.why, ...why.slice(0, MOST)] };
}
