import { hasTrait, UNTRIED } from '../model/cause.ts';
import type { Trait } from '../model/cause-traits.ts';
import type { Check } from '../model/lab.ts';
import { message } from '../model/message.ts';
import { blameBySubstitution } from './blame-by-substitution.ts';
import type { Case } from './case.ts';
import {
  absentRole,
  blank,
  type Decision,
  failure,
  isFailed,
  leftOut,
  passed,
  skipped,
  unplayable,
} from './decision.ts';
import { failsItsPlace, isOthersOwn, isOutOfStep, isWhole } from './elsewhere.ts';
import { failedAlone } from './failed-alone.ts';
import { failedTogether } from './failed-together.ts';
import { NO_FINDINGS } from './findings.ts';
import { fixedBy } from './fixed-by.ts';
import { needsNewline } from './needs-newline.ts';
import { talksBeside } from './out-of-place.ts';
import { rolesAtFault } from './roles-at-fault.ts';
import { touches } from './touches.ts';

/**
 * Decides every check from what the runs said.
 *
 * What holds among the student's own programs holds. Where it fails there, finer scenes with scripted endpoints
 * say whose failure it is: a program that does well among scripted endpoints while another one is at fault does
 * not pay for it. If everybody does well alone, they fail together, and nobody is named.
 */
export function decideChecks(facts: Case): readonly Decision[] {
  const atFault = rolesAtFault(facts);
  const decisions = new Map<string, Decision>();
  for (const check of facts.checks) {
    const needs = check.needs
      .flatMap((id) => decisions.get(id) ?? [])
      .filter(({ status, leftOut: isLeftOut }) => status !== 'pass' && !isLeftOut);
    const [needed] = needs;
    const silent = needs.find((other) => cameToNothing(other, decisions));
    const found = decide(check, needed ?? null, atFault, facts);
    const decision = silent && found.byAbsence ? skipped(check, silent) : found;
    decisions.set(check.id, decision);
    // Nobody escapes blame through another's mistake, and nobody is blamed twice.
    const told = new Set([...decisions.values()].flatMap(({ blame }) => blame));
    const own =
      decision.status === 'skipped' && needed ? ofTheirOwn(check, needed, told, atFault, facts) : null;
    if (own) decisions.set(check.id, own);
  }
  return [...decisions.values()].map((decision, _, all) => unlessHidden(decision, all));
}

/** Traits of causes for which nothing comes where the lab expects something. */
const SILENT: readonly Trait[] = ['silent', 'no-program', 'out-of-place', 'wrong-way', 'ends'];

/**
 * Whether a check fails because nothing has come, or was skipped for one that does. A check that holds just because
 * nothing has come proves nothing then.
 */
function cameToNothing(
  { check, status, cause }: Decision,
  decisions: ReadonlyMap<string, Decision>,
): boolean {
  if (status === 'fail') return cause !== null && SILENT.some((trait) => hasTrait(cause, trait));
  if (status !== 'skipped') return false;
  return check.needs.some((id) => {
    const needed = decisions.get(id);
    return needed !== undefined && cameToNothing(needed, decisions);
  });
}

/**
 * A check that fails only through roles that it is not about says nothing of its own: those roles pay in checks of
 * their own. Where they do not pay there, it stays a failure, since nobody's mistake must go unnoticed.
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
  const { full, shorter, finer, unterminated, substituted } = own;
  if (full?.verdict.status === 'pass') return passed(check, full);
  // What was seen among the student's own programs does not depend on what they do among others.
  if (full && isFailed(full) && talksBeside(full.verdict))
    return needed ? skipped(check, needed) : failure(check, full, full.verdict.blame);
  // Where the first scene breaks off at another mistake, the check has not been tried there.
  const apart = shorter.find(({ verdict }) => verdict.status === 'pass');
  if (apart && !needed && !(full && isOutOfStep(full))) return passed(check, apart);
  const missing = check.subjects.filter((role) => absent.has(role));
  const failed = finer.filter(isFailed);
  const unsure = finer.find(
    ({ verdict }) => verdict.status === 'inconclusive' || verdict.status === 'left-out',
  );
  // With the programs at fault replaced, the others show what they can do.
  const helped = substituted.filter(
    ({ isCredible, replaced, students, verdict }) =>
      isCredible &&
      verdict.status === 'pass' &&
      replaced.every((role) => atFault.has(role)) &&
      check.subjects.every((role) => students.includes(role)),
  );
  const [wellAlone] = [...finer, ...helped];
  const elsewhere =
    full === null ||
    full.verdict.status === 'inconclusive' ||
    full.verdict.status === 'left-out' ||
    // Another mistake of somebody's explains why the full scene fails; this check goes well alone.
    (atFault.size > 0 && !isWhole(check, kinds) && !failsItsPlace(check, full)) ||
    isOthersOwn(check, full);
  const newline =
    full && isFailed(full) && failed.length === 0 ? needsNewline(check, full, unterminated) : null;
  if (newline) return needed ? skipped(check, needed) : newline;
  // They do well alone, but replacing one of them fixes the full scene.
  const sets = full === null ? [] : fixedBy(own);
  const isMending = sets.length === 1 && sets.every(({ replaced }) => touches(check, replaced));
  if (wellAlone && failed.length === 0 && !unsure && missing.length === 0 && elsewhere && !isMending)
    return passed(check, wellAlone);
  if (needed) return skipped(check, needed);
  const absence = absenceOf(check, missing, absent);
  if (absence) return absence;
  if (failed.length > 0) return blameBySubstitution(failedAlone(check, failed, full, atFault), failed, own);
  if (full && isFailed(full))
    return blameBySubstitution(failedTogether(check, full, finer, atFault), [], own);
  const isLeftToOthers = unsure?.verdict.status === 'inconclusive' && unsure.verdict.isLeftToOthers;
  const doubt = (isLeftToOthers ? (full ?? unsure) : unsure) ?? full;
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
 * Roles not named yet that fail among scripted endpoints, for a check that is skipped because another one fails through
 * other roles.
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
 * The decision for a check about roles that have no program. A role whose program is missing by a mistake pays for
 * that, and not for another role's that could not be tried.
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
