import type { CostMatrix, MistakeCost } from './cost-matrix.ts';

/**
 * The costs of mistakes, for people: a line for each check, a line for each kind of mistake, and what is worth a look.
 */
export function costText(
  { checks, mistakes, neverAlone, together }: CostMatrix,
  faint: (text: string) => string,
): readonly string[] {
  const width = Math.max(5, ...checks.map(({ id }) => id.length));
  const kinds = [...new Set(mistakes.map(({ kind }) => kind))].map(
    (kind) => [kind, mistakes.filter((mistake) => mistake.kind === kind)] as const,
  );
  return [
    `${'check'.padEnd(width)}  points  fails  alone`,
    ...checks.map(
      ({ id, points, fails, alone }) =>
        `${id.padEnd(width)}  ${cell(points)}  ${cell(fails, 5)}  ${cell(alone, 5)}`,
    ),
    '',
    ...neverAlone.map((id) => `${id} never decides alone: whatever fails it fails another check too`),
    ...together.map(({ ids, times }) => `${ids.join(' and ')} are always lost together (${times} times)`),
    '',
    'a mistake costs',
    ...kinds.map(([kind, some]) => `${cell(costOf(some), 8)}  ${kind}${many(some, faint)}`),
  ];
}

function cell(value: number | string, width = 6): string {
  return String(value).padStart(width);
}

function costOf(some: readonly MistakeCost[]): string {
  const costs = some.map(({ lost }) => lost);
  const [least, most] = [Math.min(...costs), Math.max(...costs)];
  return least === most ? String(most) : `${least}–${most}`;
}

function many(some: readonly MistakeCost[], faint: (text: string) => string): string {
  return some.length === 1 ? '' : faint(` (${some.length})`);
}
