import { hasTrait, UNTRIED } from '../model/cause.ts';
import type { Check } from '../model/lab.ts';
import { message } from '../model/message.ts';
import type { Failure } from '../model/verdict.ts';
import type { Case } from './case.ts';
import {
  absentRole,
  blank,
  type Decision,
  type Failed,
  failure,
  isFailed,
  leftOut,
  passed,
  skipped,
  unplayable,
} from './decision.ts';
import { type Finding, type Findings, NO_FINDINGS } from './findings.ts';
import { mendedBy, whyMended } from './mended.ts';
import { isOutOfPlace, talksBeside } from './out-of-place.ts';
import { rolesAtFault } from './roles-at-fault.ts';
import { isOnWrongWay } from './wrong-way.ts';

/**
 * Decides every check from what the runs said: see section 6 of the design.
 *
 * What holds among the student's own programs holds. Where it fails there, finer scenes with scripted endpoints
 * say whose failure it is: a program that does well among scripted endpoints while another one is at fault does
 * not pay for it. If everybody does well alone, they fail together, and nobody is named.
 */
export function decideChecks(facts: Case): readonly Decision[] {
  const atFault = rolesAtFault(facts);
  const decisions = new Map<string, Decision>();
  for (const check of facts.checks) {
    const needed = check.needs
      .map((id) => decisions.get(id))
      .find((decision) => decision !== undefined && decision.status !== 'pass' && !decision.leftOut);
    const decision = decide(check, needed ?? null, atFault, facts);
    decisions.set(check.id, decision);
    // Nobody hides behind another's mistake, and nobody is told twice.
    const told = new Set([...decisions.values()].flatMap(({ blame }) => blame));
    const own =
      decision.status === 'skipped' && needed ? ofTheirOwn(check, needed, told, atFault, facts) : null;
    if (own) decisions.set(check.id, own);
  }
  return [...decisions.values()].map((decision, _, all) => unlessHidden(decision, all));
}

/**
 * A check that fails for the doing of others than those it is about tells nothing of them; the others pay for it in
 * checks of their own. Where they do not, it stays as it is: somebody's mistake must not go by unseen.
 */
function unlessHidden(decision: Decision, all: readonly Decision[]): Decision {
  const { check, status, blame } = decision;
  if (status !== 'fail' || blame.length === 0 || touches(check, blame)) return decision;
  const pays = (role: string): boolean =>
    all.some(
      (other) => other.status === 'fail' && other.blame.includes(role) && touches(other.check, [role]),
    );
  if (!blame.every(pays)) return decision;
  return {
    ...blank(check),
    status: 'inconclusive',
    message: message('inconclusive.hidden', { roles: blame }),
    evidence: decision.evidence,
    run: decision.run,
    cast: decision.cast,
  };
}

function decide(
  check: Check,
  needed: Decision | null,
  atFault: ReadonlySet<string>,
  { findings, absent, kinds }: Case,
): Decision {
  const own = findings.get(check.id) ?? NO_FINDINGS;
  const { full, shorter, finer, unterminated: bare, substituted } = own;
  if (full?.verdict.status === 'pass') return passed(check, full);
  // What was seen among the student's own programs is no matter of what they would do among others.
  if (full && isFailed(full) && talksBeside(full.verdict))
    return needed ? skipped(check, needed) : failure(check, full, full.verdict.blame);
  // Where the first scene breaks off at another mistake, this one has not been tried there. Who is out of step in it has
  // lost count of the messages, and would be wherever the same came before.
  const isOutOfStep = full?.verdict.status === 'fail' && full.verdict.cause === 'out-of-step';
  const apart = shorter.find(({ verdict }) => verdict.status === 'pass');
  if (apart && !needed && !isOutOfStep) return passed(check, apart);
  const missing = check.subjects.filter((role) => absent.has(role));
  const failed = finer.filter(isFailed);
  const unsure = finer.find(
    ({ verdict }) => verdict.status === 'inconclusive' || verdict.status === 'left-out',
  );
  // With the programs replaced that are at fault, the others show what they can do.
  const helped = substituted.filter(
    ({ isCredible, replaced, students, verdict }) =>
      isCredible &&
      verdict.status === 'pass' &&
      replaced.every((role) => atFault.has(role)) &&
      check.subjects.every((role) => students.includes(role)),
  );
  const [wellAlone] = [...finer, ...helped];
  const isWhole = [...kinds.values()].every((kind) =>
    check.subjects.some((role) => kinds.get(role) === kind),
  );
  const elsewhere =
    full === null ||
    full.verdict.status === 'inconclusive' ||
    full.verdict.status === 'left-out' ||
    // Somebody's own mistake explains the full scene, and it is not this one: alone, this goes well.
    (atFault.size > 0 && !isWhole && !failsItsPlace(check, full));
  const newline = full && isFailed(full) && failed.length === 0 ? needsNewline(check, full, bare) : null;
  if (newline) return needed ? skipped(check, needed) : newline;
  // Well alone, and yet the one whose replacement mends the full scene.
  const sets = full === null ? [] : mendedBy(own);
  const isMending = sets.length === 1 && sets.every(({ replaced }) => touches(check, replaced));
  if (wellAlone && failed.length === 0 && !unsure && missing.length === 0 && elsewhere && !isMending)
    return passed(check, wellAlone);
  if (needed) return skipped(check, needed);
  const absence = absenceOf(check, missing, absent);
  if (absence) return absence;
  if (failed.length > 0) return mend(failedAlone(check, failed, full, atFault), failed, own);
  if (full && isFailed(full)) return mend(failedTogether(check, full, finer, atFault), [], own);
  const doubt = unsure ?? full;
  if (doubt?.verdict.status === 'left-out') return leftOut(check, doubt.verdict.message, doubt);
  if (doubt?.verdict.status === 'inconclusive')
    return {
      ...blank(check),
      status: 'inconclusive',
      message: doubt.verdict.message,
      evidence: doubt.verdict.evidence,
      run: doubt.run,
      cast: doubt.cast,
    };
  return unplayable(check, absent);
}

/**
 * What roles do wrong among scripted endpoints that have not been named yet, where a check that is needed fails by the
 * doing of others.
 */
function ofTheirOwn(
  check: Check,
  needed: Decision,
  told: ReadonlySet<string>,
  atFault: ReadonlySet<string>,
  { findings }: Case,
): Decision | null {
  if (needed.status !== 'fail' || needed.blame.length === 0) return null;
  const { full, finer } = findings.get(check.id) ?? NO_FINDINGS;
  const own = finer.filter(isFailed).filter(({ students }) => !students.some((role) => told.has(role)));
  if (own.length === 0) return null;
  const decision = failedAlone(check, own, full, atFault);
  const isTheirs = decision.status === 'fail' && touches(check, decision.blame);
  return isTheirs && !decision.blame.some((role) => told.has(role)) ? decision : null;
}

/**
 * What is decided of a check about roles that have no program. Who has none by a mistake pays for it, and not for
 * another's that could not be tried.
 */
function absenceOf(check: Check, roles: readonly string[], absent: Case['absent']): Decision | null {
  const all = roles.flatMap((role) => {
    const absence = absent.get(role);
    return absence ? [{ role, absence }] : [];
  });
  const mistaken = all.filter(({ absence }) => absence.cause !== UNTRIED);
  const [first, ...others] = mistaken.length > 0 ? mistaken : all;
  if (!first) return null;
  const named = [first, ...others].map(({ role }) => role);
  return absentRole(
    check,
    named,
    first.absence,
    others.map(({ absence }) => absence),
  );
}

/** Whether a program was out of place in the full scene: that is its own mistake, wherever else it does well. */
function failsItsPlace(check: Check, { verdict }: Finding): boolean {
  return isOutOfPlace(verdict) && touches(check, verdict.blame);
}

function touches({ subjects: about }: Check, roles: readonly string[]): boolean {
  return roles.some((role) => about.includes(role));
}

/**
 * Programs that fail among scripted endpoints. They are named where they are at fault. Where they are not, while
 * another program's trouble spoils the full scene, nothing can be told: a pair may speak a wire of its own.
 */
function failedAlone(
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
  // A circle shows in the full scene alone: scripted endpoints wait for nobody.
  const inCircle = full && isFailed(full) && isCircleOf(full.verdict, guilty) ? full : null;
  if (guilty.length > 0) return withWordsOf(failure(check, inCircle ?? first, guilty), full, guilty);
  if (atFault.size === 0) return failure(check, full && isFailed(full) ? full : first, []);
  const scripted = Object.keys(first.cast).filter((role) => atFault.has(role));
  return {
    ...blank(check),
    status: 'inconclusive',
    // Where somebody was scripted, their trouble hides nothing but what their own program would have understood.
    message:
      scripted.length > 0
        ? message('inconclusive.own-wire', { roles: scripted, about: first.students })
        : message('inconclusive.hidden', { roles: [...atFault] }),
    evidence: first.verdict.evidence,
    run: first.run,
    cast: first.cast,
  };
}

/** A failure with what those who are named printed of their own trouble in the full scene, where others do not show it. */
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

/** The finding to show: one whose own evidence names a role, or that is about a role that is named. */
function weight({ verdict, students }: Failed, guilty: readonly string[]): number {
  if (verdict.blame.length > 0) return 2;
  return students.some((role) => guilty.includes(role)) ? 1 : 0;
}

/** The full scene fails, and the finer ones do not, or there are none. */
function failedTogether(
  check: Check,
  full: Failed,
  finer: readonly Finding[],
  atFault: ReadonlySet<string>,
): Decision {
  // Whatever else somebody does wrong, it is no matter of the way that a text took.
  if (isOnWrongWay(full.verdict.cause)) return failure(check, full, full.verdict.blame);
  const own = check.subjects.filter((role) => atFault.has(role));
  if (own.length > 0) return failure(check, full, own);
  const wellAlone = finer.flatMap(({ verdict, students }) => (verdict.status === 'pass' ? students : []));
  const { blame, cause } = full.verdict;
  const direct = hasTrait(cause, 'self-evident') ? blame : blame.filter((role) => !wellAlone.includes(role));
  return failure(check, full, direct.length > 0 ? direct : [...atFault]);
}

/**
 * The full scene was played again with a program replaced: the smallest set whose
 * replacement mends it is at fault. Where several would do, or none, it cannot be told.
 */
function mend(decision: Decision, alone: readonly Failed[], findings: Findings): Decision {
  const { full } = findings;
  if (decision.status !== 'fail' || !full || !isFailed(full)) return decision;
  const sets = mendedBy(findings);
  const [only] = sets;
  if (decision.blame.length > 0) {
    const isTold = only && sets.length === 1 && decision.blame.every((role) => only.replaced.includes(role));
    return isTold ? { ...decision, why: [...decision.why, whyMended(only)] } : decision;
  }
  if (!only || sets.length > 1) return { ...decision, why: [...decision.why, ...sets.map(whyMended)] };
  const own = only.replaced.filter((role) => decision.check.subjects.includes(role));
  const blame = own.length > 0 ? own : only.replaced;
  const shown = alone.find(({ students }) => students.some((role) => blame.includes(role))) ?? full;
  const named = failure(decision.check, shown, blame);
  return { ...named, why: [...named.why, whyMended(only)] };
}

/** Everybody does well with endpoints that end their messages with a newline, and somebody does not without. */
function needsNewline(check: Check, full: Failed, bare: readonly Finding[]): Decision | null {
  const failed = bare.filter(isFailed).filter(({ verdict }) => !hasTrait(verdict.cause, 'self-evident'));
  const roles = failed.flatMap(({ students }) => students.filter((role) => check.subjects.includes(role)));
  const [first] = failed;
  if (!first || roles.length === 0) return null;
  const named = [...new Set(roles)].sort();
  // Without a line end, what stands on the line is drawn over: the screen says more than that.
  if (first.verdict.cause === 'erased') return failure(check, first, named);
  return {
    ...failure(check, { ...first, verdict: { ...first.verdict, blame: [] } }, named),
    cause: 'waits-for-newline',
    message: message('cause.waits-for-newline', { roles: named }),
    expected: full.verdict.expected,
    actual: full.verdict.actual,
  };
}
