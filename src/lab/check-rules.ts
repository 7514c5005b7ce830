import type { GraderParam, Scenario } from '../model/lab.ts';
import type { Mistakes } from './mistakes.ts';
import type { LabFile } from './schema.ts';

type StepsFile = LabFile['steps'];

/** Every step, and every check of a step, needs a name of its own: the second of two is the one to change. */
export function checkIds(steps: StepsFile, mistakes: Mistakes): void {
  for (const [s, { id, checks }] of steps.entries()) {
    if (steps.findIndex((other) => other.id === id) < s)
      mistakes.add('same-id', `There is a step "${id}" already: every step needs a name of its own.`, [
        'steps',
        s,
        'id',
      ]);
    for (const [c, check] of checks.entries())
      if (checks.findIndex((other) => other.id === check.id) < c)
        mistakes.add(
          'same-id',
          `There is a check "${id}.${check.id}" already: every check of a step needs a name of its own.`,
          ['steps', s, 'checks', c, 'id'],
        );
  }
}

/** What a check needs stands before it: then nothing can need itself, and the guide goes one way. */
export function checkNeeds(steps: StepsFile, mistakes: Mistakes): void {
  const all = steps.flatMap((step) => step.checks.map((check) => `${step.id}.${check.id}`));
  const before: string[] = [];
  for (const [s, step] of steps.entries())
    for (const [c, check] of step.checks.entries()) {
      const own = `${step.id}.${check.id}`;
      for (const [k, need] of (check.needs ?? []).entries()) {
        const path = ['steps', s, 'checks', c, 'needs', k];
        if (before.includes(need)) continue;
        if (need === own)
          mistakes.add(
            'needs-order',
            `The check "${own}" needs itself: remove that, or name an earlier check.`,
            path,
          );
        else if (all.includes(need))
          mistakes.add(
            'needs-order',
            `"${need}" stands further down: a check can need only what stands before it. Put "${need}" first, or remove the need.`,
            path,
          );
        else mistakes.unknown('check', need, namesFor(need, before), path);
      }
      before.push(own);
    }
}

/** What may have been meant: of a name without its step, the checks that are called so. */
function namesFor(need: string, before: readonly string[]): readonly string[] {
  const called = before.filter((id) => id.endsWith(`.${need}`));
  return called.length > 0 ? called : before;
}

export function checkPoints(steps: StepsFile, mistakes: Mistakes): void {
  const sum = steps.flatMap(({ checks }) => checks).reduce((total, { points }) => total + points, 0);
  if (Math.abs(sum - 100) < 1e-6) return;
  mistakes.addAtKey(
    'points',
    `The points of all checks add up to ${Number(sum.toFixed(3))}: expected 100.`,
    [],
    'steps',
  );
}

/**
 * Why a check that is about lines finds none in a scenario; null where it finds some in one of its runs at least.
 * @param runs the scenario's runs, one at least
 */
export function silenceIn(
  runs: readonly Scenario[],
  params: Readonly<Record<string, GraderParam>>,
): string | null {
  const speakers = listOf(params.from ?? params.of);
  const parts = listOf(params.parts ?? params.after);
  if (parts.length === 0) return null;
  const isSaid = runs.some(({ script }) =>
    script.some(
      (move) =>
        move.do === 'say' &&
        parts.includes(move.part) &&
        (speakers.length === 0 || speakers.includes(move.role)),
    ),
  );
  if (isSaid) return null;
  const who = speakers.length === 0 ? 'nobody' : `none of ${speakers.join(', ')}`;
  return `${who} says a line in part ${parts.join(', ')}`;
}

function listOf(value: GraderParam | undefined): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value : [];
}
