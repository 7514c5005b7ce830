import type { Grader } from '../../src/model/grader.ts';
import { message } from '../../src/model/message.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import type { Failure } from '../../src/model/verdict.ts';
import { notBy6 } from './by-version-6.ts';
import { usesNoNetwork } from './places.ts';
import { fail } from './verdicts.ts';

/**
 * Wraps a grader so that programs have to use the network, in the version that the lab names: passing lines on in
 * another way fulfils nothing of the lab.
 */
export function networked(grader: Grader): Grader {
  return {
    ...grader,
    grade: (trace, claim) => {
      const verdict = grader.grade(trace, claim);
      return verdict.status === 'pass'
        ? (withoutNetwork(trace) ?? notBy6(trace, claim.subjects) ?? verdict)
        : verdict;
    },
  };
}

/** Fails a run in which nothing at all went over the network, where the kernel has counted everything. */
function withoutNetwork(trace: RunTrace): Failure | null {
  const last = trace.events.findLast((event) => event.kind === 'settled');
  const programs = trace.run.roles.filter(({ player }) => player.by === 'student');
  const isSilent = (last?.traffic ?? last?.datagrams) && !last?.traffic?.segments && !last?.datagrams?.sent;
  if (!last || !isSilent || !programs.every((role) => usesNoNetwork(trace, role))) return null;
  const roles = programs.map(({ id }) => id);
  return fail('no-network', {
    blame: roles,
    expected: message('expected.network'),
    actual: message('actual.no-network', { roles }),
    evidence: [last.n],
    params: { roles },
  });
}
