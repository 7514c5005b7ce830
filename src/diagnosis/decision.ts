import { type Cause, type Hindrance, hasTrait, UNTRIED } from '../model/cause.ts';
import type { Check } from '../model/lab.ts';
import { type Message, message, messageOf } from '../model/message.ts';
import type { Failure, Status } from '../model/verdict.ts';
import type { Finding } from './findings.ts';

/** Why a role's program cannot be started. */
export interface Absence {
  readonly cause: Hindrance;
  readonly message: Message;
}

/** What is decided about a check. */
export interface Decision {
  readonly check: Check;
  readonly status: Status;
  readonly cause: Cause | null;
  readonly blame: readonly string[];
  readonly message: Message | null;
  readonly expected: Message | null;
  readonly actual: Message | null;
  /** What the programs were doing, and what replacing one of them showed. */
  readonly why: readonly Message[];
  readonly evidence: readonly number[];
  readonly run: string | null;
  /** Set where the machine lacks what the check needs: its points count for nobody and against nobody. */
  readonly leftOut?: true;
  /** Set where the check holds just because something has not come. */
  readonly byAbsence?: true;
  /** Who played in that run besides the student's programs, by role. */
  readonly cast: Readonly<Record<string, string>>;
}

/** A finding in which the check fails. */
export type Failed = Finding & { readonly verdict: Failure };

export function isFailed(finding: Finding): finding is Failed {
  return finding.verdict.status === 'fail';
}

/** The decision that a check fails: how that shows in a run, and who is named for it. */
export function failure(check: Check, { verdict, run, cast }: Failed, blame: readonly string[]): Decision {
  const named = [...new Set(blame)].sort();
  const shows = verdict.blame.length > 0 ? verdict.blame : victimsOf(verdict);
  const others = shows.filter((role) => !named.includes(role));
  // The role at fault is not the one that shows the failure.
  const moved = named.length > 0 && others.length > 0 && others.length === shows.length;
  return {
    check,
    status: 'fail',
    cause: moved ? 'brings-down' : verdict.cause,
    blame: named,
    message: moved
      ? message('cause.brings-down', { roles: named, others })
      : {
          ...verdict.message,
          params: { ...verdict.message.params, ...(named.length > 0 ? { roles: named } : {}) },
        },
    expected: verdict.expected,
    actual: verdict.actual,
    why: verdict.why,
    evidence: verdict.evidence,
    run,
    cast,
  };
}

/** The roles that ended, where a program ended because of what another one did. */
function victimsOf({ cause, message: { params } }: Failure): readonly string[] {
  return hasTrait(cause, 'ends') && Array.isArray(params.roles) ? params.roles : [];
}

/** The decision for a check about which nothing is known yet. */
export function blank(check: Check): Decision {
  return {
    check,
    status: 'pass',
    cause: null,
    blame: [],
    message: null,
    expected: null,
    actual: null,
    why: [],
    evidence: [],
    run: null,
    cast: {},
  };
}

/** The decision that a check holds in a run. */
export function passed(check: Check, { verdict, run, cast }: Finding): Decision {
  const byAbsence = verdict.status === 'pass' && verdict.byAbsence === true;
  return { ...blank(check), evidence: verdict.evidence, run, cast, ...(byAbsence ? { byAbsence } : {}) };
}

/** The decision for a check that cannot hold before another one does. */
export function skipped(check: Check, needed: Decision): Decision {
  return {
    ...blank(check),
    status: 'skipped',
    message: message('skipped.needs', { check: needed.check.id }),
  };
}

/** The decision for a check that needs something that this machine lacks. */
export function leftOut(check: Check, text: Message, { run, cast }: Finding): Decision {
  return { ...blank(check), status: 'skipped', message: text, run, cast, leftOut: true };
}

/** The decision for a check about roles without programs. */
export function absentRole(
  check: Check,
  roles: readonly string[],
  { cause, message: text }: Absence,
  others: readonly Absence[],
): Decision {
  if (cause === UNTRIED)
    return {
      ...blank(check),
      status: 'inconclusive',
      message: message('inconclusive.untried', { reason: text }),
      why: others.map((other) => other.message),
    };
  return {
    ...blank(check),
    status: 'fail',
    cause,
    blame: roles,
    message: messageOf(`cause.${cause}`, { roles }),
    expected: message('expected.program', { roles }),
    actual: text,
    why: others.map((other) => other.message),
  };
}

/** The decision for a check of which no scene can be played, because other programs that it needs are missing. */
export function unplayable(check: Check, absent: ReadonlyMap<string, Absence>): Decision {
  const [role] = absent.keys();
  if (role === undefined)
    return { ...blank(check), status: 'inconclusive', message: message('inconclusive.not-run') };
  return { ...blank(check), status: 'skipped', message: message('skipped.absent', { role }) };
}
