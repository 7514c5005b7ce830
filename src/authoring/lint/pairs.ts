import { OTHERS } from '../../model/grader.ts';
import { listParam } from '../../model/grader-param.ts';
import type { Scenario } from '../../model/lab.ts';
import { checksIn, type LintCheck, type LintFacts, type LintRule, quoted, runsOf } from './facts.ts';

/**
 * Reports checks whose `from` and `to` give no pair: everybody who should hear a line is missing, or is its speaker.
 */
export const pairs: LintRule = (facts, found) => {
  for (const one of checksIn(facts)) {
    const { check, path, written } = one;
    if (check.params.from === undefined || check.params.to === undefined) continue;
    // The loader reports roles that say nothing at all.
    const spoken = check.scenarios.flatMap((name, index) => {
      const runs = runsOf(facts, name).filter((run) => saysIn(one, run).length > 0);
      return runs.length === 0
        ? []
        : [{ name, index, isHeard: runs.some((run) => hasPair(facts, one, run)) }];
    });
    const deaf = spoken.filter(({ isHeard }) => !isHeard);
    if (deaf.length === 0) continue;
    const to = namesIn(written.with?.to);
    const from = namesIn(written.with?.from);
    if (deaf.length === spoken.length)
      found.add(
        'no-pair',
        `Nobody of ${quoted(to)} can hear a line of ${quoted(from)}: a program does not hear itself, nor who only sends. Expected somebody else who takes part; "to: ${OTHERS}" means everybody else.`,
        [...path, 'with', 'to'],
      );
    else
      for (const { name, index } of deaf)
        found.add(
          'no-pair',
          `In scenario "${name}" nobody of ${quoted(to)} can hear a line of ${quoted(from)}: this check can decide nothing there. Remove the scenario from the check, or change its cast.`,
          [...path, 'scenarios', index],
        );
  }
};

function namesIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** The roles that say a line that the check is about, in a run. */
function saysIn({ check: { params } }: LintCheck, { script }: Scenario): readonly string[] {
  const from = listParam(params.from);
  const parts = listParam(params.parts ?? params.after);
  return script.flatMap((move) =>
    move.do === 'say' && !move.early && parts.includes(move.part) && from.includes(move.role)
      ? [move.role]
      : [],
  );
}

function hasPair({ lab }: LintFacts, one: LintCheck, run: Scenario): boolean {
  const { check } = one;
  // A late receiver with a run of its own is the one that the run is about.
  const to = check.grader === 'late' && run.subject !== null ? [run.subject] : listParam(check.params.to);
  const except = listParam(check.params.except);
  const everybody = [...lab.roles, ...(lab.guests ?? [])];
  const kindOf = (id: string) => everybody.find((role) => role.id === id)?.kind;
  const isByProbe = (id: string): boolean => run.cast[id]?.by === 'probe';
  const isThere = (id: string): boolean => !['nobody', 'through'].includes(run.cast[id]?.by ?? 'nobody');
  const isServedByProbe = everybody.some(({ id, kind }) => kind.verb === 'listens' && isByProbe(id));
  return saysIn(one, run).some((speaker) => {
    // An author that has to hear itself is a pair by itself.
    if (check.params.author === true && isThere(speaker)) return true;
    const player = run.cast[speaker];
    const mouth = player?.by === 'through' ? player.role : speaker;
    return everybody.some(({ id, kind }) => {
      if (!to.includes(OTHERS) && !to.includes(id)) return false;
      if (id === speaker || id === mouth || except.includes(id) || kind.verb === 'sends') return false;
      if (!isThere(id)) return false;
      // A probe that serves passes nothing on: it says by itself what the script gives it to say.
      const isRelayed = kindOf(speaker)?.verb === 'connects' && kind.verb === 'connects';
      return !(isRelayed && isServedByProbe && player?.by !== 'through');
    });
  });
}
