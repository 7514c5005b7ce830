import type { Check, Scenario } from '../model/lab.ts';
import type { Case } from './case.ts';
import { isFailed } from './decision.ts';
import { failsItsPlace, isOthersOwn, isOutOfStep, isWhole } from './elsewhere.ts';
import { isFull, NO_FINDINGS } from './findings.ts';
import type { Mark } from './mark.ts';
import { talksBeside } from './out-of-place.ts';
import { touches } from './touches.ts';

/**
 * The best that may come of some runs once further scenes have been played, whatever these show; no programs are
 * replaced in them. It is no forecast: a check counts as one that holds unless a rule of `decide.ts` excludes it.
 *
 * A check that has failed in its full scene, and that no shorter one tries, only holds where some program is at fault.
 * And a program only comes to be at fault by a check that fails among scripted endpoints, which does not hold then.
 * @param unplayed scenes that may still be played
 * @param roles those whose checks' points count
 */
export function bestOf(facts: Case, unplayed: readonly Scenario[], roles: readonly string[]): Mark {
  const pointsOf = (check: Check): number => (touches(check, roles) ? check.points : 0);
  const sum = (checks: readonly Check[]): number => checks.reduce((all, check) => all + pointsOf(check), 0);
  const withChance = (chance: Chance): readonly Check[] =>
    facts.checks.filter((check) => chanceOf(check, facts, unplayed) === chance);
  const [lost, needy] = [withChance('none'), withChance('by-fault')];
  const most = sum(withChance('open')) + sum(needy);
  const blaming = facts.checks.filter((check) => mayFailAlone(check, facts, unplayed));
  const isFree = mayBlameAlready(facts) || blaming.some((check) => mayHoldShorter(check, facts, unplayed));
  if (needy.length === 0 || isFree) return { isRight: lost.length === 0, points: most };
  const prices = blaming.map((check) => (lost.includes(check) ? 0 : pointsOf(check)));
  return { isRight: false, points: most - Math.min(sum(needy), ...prices) };
}

/** How a check may come to hold: for all that is known, only where some program is at fault, or not at all. */
type Chance = 'open' | 'by-fault' | 'none';

function chanceOf(check: Check, facts: Case, unplayed: readonly Scenario[]): Chance {
  const { full, finer } = facts.findings.get(check.id) ?? NO_FINDINGS;
  const [first] = check.scenarios;
  if (full?.verdict.status === 'pass' || unplayed.some(({ name }) => name === first)) return 'open';
  if (full && talksBeside(full.verdict)) return 'none';
  if (mayHoldShorter(check, facts, unplayed)) return 'open';
  const isMissing = check.subjects.some((role) => facts.absent.has(role));
  if (isMissing || finer.some(({ verdict }) => verdict.status !== 'pass')) return 'none';
  if (!full || !isFailed(full) || isOthersOwn(check, full)) return 'open';
  return isWhole(check, facts.kinds) || failsItsPlace(check, full) ? 'none' : 'by-fault';
}

/** Whether a shorter scene of the student's own programs may decide a check that the full one has failed. */
function mayHoldShorter(check: Check, { findings }: Case, unplayed: readonly Scenario[]): boolean {
  const { full, shorter } = findings.get(check.id) ?? NO_FINDINGS;
  if (full && isOutOfStep(full)) return false;
  const [, ...others] = check.scenarios;
  return (
    shorter.some(({ verdict }) => verdict.status === 'pass') ||
    unplayed.some((scenario) => isFull(scenario) && others.includes(scenario.name))
  );
}

/** Whether a check may come to fail among scripted endpoints, in a way that counts. */
function mayFailAlone(check: Check, { findings }: Case, unplayed: readonly Scenario[]): boolean {
  if (findings.get(check.id)?.full?.verdict.status === 'pass') return false;
  return unplayed.some(
    (scenario) =>
      !isFull(scenario) &&
      check.scenarios.includes(scenario.name) &&
      (scenario.subject === null || check.subjects.includes(scenario.subject)),
  );
}

/** Whether some program is at fault, or may come to be without any further failure. */
function mayBlameAlready({ checks, findings, absent, nonConforming }: Case): boolean {
  if (absent.size > 0 || nonConforming.size > 0) return true;
  return checks.some(({ id }) => {
    const { full, finer } = findings.get(id) ?? NO_FINDINGS;
    return full?.verdict.status !== 'pass' && finer.some(isFailed);
  });
}
