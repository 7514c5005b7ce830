import type { SeenCheck } from '../verify/trial.ts';

/** A faulty submission that was checked to the end. */
export interface Mistake {
  readonly name: string;
  /** What it is counted with: mutants of one operator count together, each submission by itself. */
  readonly kind: string;
  readonly checks: readonly SeenCheck[];
}

/** What a mistake costs. */
export interface MistakeCost {
  readonly name: string;
  readonly kind: string;
  readonly lost: number;
  /** Ids of checks that fail by themselves, then of those whose points are lost with them. */
  readonly fails: readonly string[];
  readonly without: readonly string[];
}

/** How much depends on a check. */
export interface CheckWeight {
  readonly id: string;
  readonly points: number;
  /** For how many mistakes it fails, and for how many of them no other check does. */
  readonly fails: number;
  readonly alone: number;
}

export interface CostMatrix {
  readonly checks: readonly CheckWeight[];
  /** The most costly first. */
  readonly mistakes: readonly MistakeCost[];
  /** Checks that fail for some mistake, and never without another check. */
  readonly neverAlone: readonly string[];
  /** Pairs of checks whose points are always lost together, and how often they were. */
  readonly together: readonly { readonly ids: readonly [string, string]; readonly times: number }[];
}

/** What faulty submissions cost, and which checks see it. Those that cost nothing are left out. */
export function costMatrix(
  checks: readonly { readonly id: string; readonly points: number }[],
  tried: readonly Mistake[],
): CostMatrix {
  const mistakes = tried
    .map(costOf)
    .filter(({ fails, without }) => fails.length + without.length > 0)
    .sort((a, b) => b.lost - a.lost || (a.name < b.name ? -1 : 1));
  const weights = checks.map(({ id, points }): CheckWeight => {
    const failing = mistakes.filter(({ fails }) => fails.includes(id));
    return {
      id,
      points,
      fails: failing.length,
      alone: failing.filter(({ fails }) => fails.length === 1).length,
    };
  });
  return {
    checks: weights,
    mistakes,
    neverAlone: weights.filter(({ fails, alone }) => fails > 0 && alone === 0).map(({ id }) => id),
    together: pairsOf(
      checks.map(({ id }) => id),
      mistakes,
    ),
  };
}

function costOf({ name, kind, checks }: Mistake): MistakeCost {
  const idsOf = (isMeant: (check: SeenCheck) => boolean): readonly string[] =>
    checks.filter((check) => !check.leftOut && isMeant(check)).map(({ id }) => id);
  const lost = checks.reduce(
    (sum, { score, maxScore, leftOut }) => sum + (leftOut ? 0 : maxScore - score),
    0,
  );
  return {
    name,
    kind,
    lost: Math.round(lost * 100) / 100,
    fails: idsOf(({ status }) => status === 'fail'),
    without: idsOf(({ status, score, maxScore }) => status !== 'fail' && score < maxScore),
  };
}

/**
 * Pairs of checks of which neither is ever lost without the other. Those lost only once are left out, since that may be
 * chance.
 */
function pairsOf(ids: readonly string[], mistakes: readonly MistakeCost[]): CostMatrix['together'] {
  const lostIn = new Map(
    ids.map((id) => [
      id,
      mistakes.flatMap(({ fails, without }, at) => (fails.includes(id) || without.includes(id) ? [at] : [])),
    ]),
  );
  return ids.flatMap((left, index) =>
    ids.slice(index + 1).flatMap((right) => {
      const [some, others] = [lostIn.get(left) ?? [], lostIn.get(right) ?? []];
      const isSame = some.length > 1 && some.join() === others.join();
      return isSame ? [{ ids: [left, right] as const, times: some.length }] : [];
    }),
  );
}
