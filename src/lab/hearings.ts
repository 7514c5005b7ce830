import { listParam } from '../model/grader-param.ts';
import type { Check, Scenario } from '../model/lab.ts';

/** What checks ask of the lines of some parts of a script. */
export interface Hearing {
  readonly parts: readonly string[];
  /** Who says them, and who is to show them in their turn; null where a check asks for something else. */
  readonly shown: { readonly from: readonly string[]; readonly to: readonly string[] } | null;
}

/** Who a line has to be shown by, as far as checks say it: some by name, everybody, or somebody or other. */
export type Hearers = ReadonlySet<string> | 'somebody' | 'everybody';

/**
 * What a scenario's checks ask of its lines. It says how long a scene is waited for where there is nothing better to go by, and
 * never what is right: that is the graders' to say.
 */
export function hearingsIn(checks: readonly Check[], { name }: Pick<Scenario, 'name'>): readonly Hearing[] {
  return checks
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
      };
    });
}

/** Who is to show what a role says in a part. */
export function hearersIn(hearings: readonly Hearing[], speaker: string, part: string): Hearers {
  const asked = hearings.filter(({ parts }) => parts.includes(part));
  const named = asked.flatMap(({ shown }) => (shown?.from.includes(speaker) ? shown.to : []));
  if (named.length === 0) return 'somebody';
  return named.includes('others') ? 'everybody' : new Set(named);
}
