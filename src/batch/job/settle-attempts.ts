import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import { type Audience, maySee } from '../../model/audience.ts';
import { message } from '../../model/message.ts';
import type { CheckDocument, CheckResult } from '../../model/result.ts';

/** What several checks of one submission come to. */
export interface Settled {
  readonly document: CheckDocument;
  /** Ids of checks that did not come out the same every time. */
  readonly unstable: readonly string[];
}

/**
 * Several checks of one submission, with different seeds, as one. Where they agree it is the first; a check
 * that did not come out the same is inconclusive, and withholds the score: an average would hide it.
 */
export function settleAttempts(
  first: CheckDocument,
  others: readonly CheckDocument[],
  language: Language,
): Settled {
  const all = [first, ...others];
  const checks = first.checks.map((check) => settleCheck(check, all, language));
  const unstable = checks.filter((check, index) => check !== first.checks[index]).map(({ id }) => id);
  if (unstable.length === 0) return { document: first, unstable };
  const noteFor = (audience: Audience): readonly string[] => {
    const seen = checks.filter(({ id, shown }) => unstable.includes(id) && maySee(audience, shown));
    const note = message('grade.unstable', { checks: seen.map(({ id }) => id), count: all.length });
    return seen.length === 0 ? [] : [say(note, language)];
  };
  const { forStudents } = first;
  return {
    document: {
      ...first,
      verdict: 'inconclusive',
      score: null,
      notes: [...noteFor('staff'), ...first.notes],
      ...(forStudents === undefined
        ? {}
        : {
            forStudents: {
              ...forStudents,
              notes: {
                'before-due': [...noteFor('before-due'), ...forStudents.notes['before-due']],
                'after-due': [...noteFor('after-due'), ...forStudents.notes['after-due']],
              },
            },
          }),
      checks,
    },
    unstable,
  };
}

function settleCheck(check: CheckResult, all: readonly CheckDocument[], language: Language): CheckResult {
  const found = all.map(({ checks }) => checks.find(({ id }) => id === check.id));
  const outcomes = new Map<string, CheckResult | undefined>();
  for (const one of found) if (!outcomes.has(outcomeOf(one))) outcomes.set(outcomeOf(one), one);
  if (outcomes.size === 1) return check;
  const counts = [...outcomes].map(
    ([outcome, one]) =>
      `${found.filter((other) => outcomeOf(other) === outcome).length} × ${inWords(one, language)}`,
  );
  return {
    ...check,
    status: 'inconclusive',
    score: 0,
    cause: null,
    blame: [],
    message: say(message('grade.unstable-check', { outcomes: counts }), language),
    expected: null,
    actual: null,
    hint: null,
  };
}

/** The part of a check that has to be the same every time. */
function outcomeOf(check: CheckResult | undefined): string {
  return check ? JSON.stringify([check.status, check.cause, [...check.blame].sort()]) : '';
}

/** An outcome for people: whether the check holds, why not, and who is at fault. */
function inWords(check: CheckResult | undefined, language: Language): string {
  if (!check) return '-';
  const { status, cause, message: why, blame } = check;
  const outcome = say(message(`diagram.status-${status}`), language);
  if (cause === null) return outcome;
  const roles = blame.length === 0 ? '' : ` (${[...blame].sort().join(', ')})`;
  return `${outcome}: ${why ?? cause}${roles}`;
}
