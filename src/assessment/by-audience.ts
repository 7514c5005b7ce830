import type { Decision } from '../diagnosis/decision.ts';
import { type Audience, audiencesOf, labFor, maySee, newlySeenBy } from '../model/audience.ts';
import type { Lab } from '../model/lab.ts';
import type { CheckOutcome } from './check-outcome.ts';

/**
 * Decides a lab for the audience that sees the least of it first, and then for the others. A check is decided with
 * what was known when it could first be seen: what is hidden changes nothing of what is shown, and cannot be told
 * from it.
 * @param decide what a lab comes to, as an audience sees it
 */
export async function byAudience(
  lab: Lab,
  decide: (lab: Lab, audience: Audience) => Promise<CheckOutcome>,
): Promise<CheckOutcome> {
  const outcomes = new Map<Audience, CheckOutcome>();
  for (const audience of audiencesOf(lab))
    outcomes.set(audience, await decide(labFor(lab, audience), audience));
  return together(outcomes);
}

/** As {@link byAudience}, where nothing is waited for. */
export function byAudienceAtOnce(
  lab: Lab,
  decide: (lab: Lab, audience: Audience) => CheckOutcome,
): CheckOutcome {
  const outcomes = audiencesOf(lab).map(
    (audience) => [audience, decide(labFor(lab, audience), audience)] as const,
  );
  return together(new Map(outcomes));
}

/** What an outcome says of what was kept back. */
export function keptBack({ due, hidden }: Lab): Pick<CheckOutcome, 'due' | 'hidden'> {
  return { ...(due === undefined ? {} : { due }), ...(hidden === undefined ? {} : { hidden }) };
}

function together(outcomes: ReadonlyMap<Audience, CheckOutcome>): CheckOutcome {
  const [first, ...others] = [...outcomes.values()];
  const whole = others.at(-1) ?? first;
  if (first === undefined || whole === undefined) throw new Error('nobody to decide for');
  if (others.length === 0) return whole;
  const decided = new Map<string, Decision>();
  for (const decision of [first, ...others].flatMap(({ decisions }) => decisions))
    if (!decided.has(decision.check.id)) decided.set(decision.check.id, decision);
  const notesOf = (audience: Audience): CheckOutcome['notes'] =>
    [...outcomes].findLast(([other]) => maySee(audience, newlySeenBy(other)))?.[1].notes ?? first.notes;
  return {
    ...whole,
    decisions: whole.decisions.map((decision) => decided.get(decision.check.id) ?? decision),
    notesFor: { 'before-due': notesOf('before-due'), 'after-due': notesOf('after-due') },
  };
}
