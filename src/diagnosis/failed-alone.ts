import type { Check } from '../model/lab.ts';
import { message } from '../model/message.ts';
import type { Failure } from '../model/verdict.ts';
import { blank, type Decision, type Failed, failure, isFailed } from './decision.ts';
import type { Finding } from './findings.ts';

/**
 * The decision where programs fail among scripted endpoints. They are named where they are at fault. Where they are
 * not, and another program's trouble upsets the full scene, nothing can be known: programs may speak a protocol of their
 * own.
 */
export function failedAlone(
  check: Check,
  failed: readonly Failed[],
  full: Finding | null,
  atFault: ReadonlySet<string>,
): Decision {
  const guilty = failed.flatMap(({ verdict, students }) =>
    verdict.blame.length > 0
      ? verdict.blame
      : students.filter((role) => check.subjects.includes(role) && (atFault.has(role) || full === null)),
  );
  const [first] = [...failed].sort((a, b) => weight(b, guilty) - weight(a, guilty));
  if (!first) throw new Error('a failure without a finding');
  // Only the full scene shows that programs wait for each other in a circle: scripted endpoints wait for nobody.
  const inCircle = full && isFailed(full) && isCircleOf(full.verdict, guilty) ? full : null;
  if (guilty.length > 0) return withWordsOf(failure(check, inCircle ?? first, guilty), full, guilty);
  if (atFault.size === 0) return failure(check, full && isFailed(full) ? full : first, []);
  const scripted = Object.keys(first.cast).filter((role) => atFault.has(role));
  return {
    ...blank(check),
    status: 'inconclusive',
    // In a scene with scripted endpoints in their place, the others' trouble can only hide what their own programs
    // would have understood.
    message:
      scripted.length > 0
        ? message('inconclusive.own-protocol', { roles: scripted, about: first.students })
        : message('inconclusive.hidden', { roles: [...atFault] }),
    evidence: first.verdict.evidence,
    run: first.run,
    cast: first.cast,
  };
}

/** A failure with the errors that the named roles printed in the full scene, unless other roles show the failure. */
function withWordsOf(decision: Decision, full: Finding | null, guilty: readonly string[]): Decision {
  const verdict = full?.verdict;
  if (verdict?.status !== 'fail' || decision.run === full?.run) return decision;
  const { actual, blame, why } = verdict;
  const { error, role } = actual.params;
  const isQuoted =
    error !== undefined &&
    error !== '' &&
    error !== decision.actual?.params.error &&
    blame.some((id) => guilty.includes(id));
  const words = [
    ...(isQuoted ? [message('why.printed', { role: role ?? blame, error })] : []),
    ...why.filter(({ id, params }) => id === 'why.printed' && guilty.includes(String(params.role))),
  ];
  return { ...decision, why: [...decision.why, ...words] };
}

/** Whether some roles are among those that wait for each other. */
function isCircleOf({ cause, message: { params } }: Failure, roles: readonly string[]): boolean {
  const { members } = params;
  return cause === 'deadlock' && Array.isArray(members) && roles.some((role) => members.includes(role));
}

/**
 * Orders findings by how well they show the failure: best is one whose own evidence names a role at fault, then one
 * that is about such a role.
 */
function weight({ verdict, students }: Failed, guilty: readonly string[]): number {
  if (verdict.blame.length > 0) return 2;
  return students.some((role) => guilty.includes(role)) ? 1 : 0;
}
