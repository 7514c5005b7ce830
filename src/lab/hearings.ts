import { listParam } from '../model/grader-param.ts';
import type { Hearing } from '../model/hearing.ts';
import type { Check, Scenario } from '../model/lab.ts';

/**
 * What a scenario's checks expect of its lines: who has to show them. That decides how long a scene is waited for where
 * there is no evidence, and never what is right, which is left to graders.
 */
export function hearingsIn(checks: readonly Check[], { name }: Pick<Scenario, 'name'>): readonly Hearing[] {
  const asked = checks
    .filter(({ scenarios }) => scenarios.includes(name))
    .map(({ params: { from, to, parts, after, times, order, members } }) => {
      const speakers = listParam(from);
      const among = listParam(members);
      const hearers = listParam(to).filter((role) => members === undefined || among.includes(role));
      const isInTurn = times !== 0 && (order === undefined || order === 'turn');
      const isNamed = isInTurn && speakers.length > 0 && hearers.length > 0;
      return {
        parts: [...listParam(parts), ...listParam(after)],
        shown: isNamed ? { from: speakers, to: hearers } : null,
        spares: speakers.length > 0 && (!isInTurn || members !== undefined),
      };
    });
  // Where only members hear what is said, that holds in scenes of which no check says it, too.
  const hasMembers = checks.some(({ params: { members } }) => members !== undefined);
  return hasMembers ? [...asked, { parts: [], shown: null, spares: true }] : asked;
}
