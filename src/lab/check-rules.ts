import { SHOWN } from '../model/audience.ts';
import { listParam } from '../model/grader-param.ts';
import type { GraderParam, Scenario } from '../model/lab.ts';
import { parseMoment } from '../model/moment.ts';
import type { Mistakes } from './mistakes.ts';
import type { LabFile } from './schema.ts';

type StepsFile = LabFile['steps'];

/**
 * Steps, and the checks of a step, need different names: of two with the same name, the second is the one to change.
 */
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

/** What a check needs must come before it: then nothing can need itself, and the guide has one direction. */
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
        else if (circleOf(need, own, steps).length > 0)
          mistakes.add(
            'needs-order',
            `These checks need each other in a circle: ${[own, ...circleOf(need, own, steps)].join(' → ')}. None of them could ever be decided: one must need none of the others.`,
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

/**
 * What students may see has to make sense by itself: no check waits for one that is shown later, something is left to
 * be seen, and it is known when.
 */
export function checkShown({ steps, due }: Pick<LabFile, 'steps' | 'due'>, mistakes: Mistakes): void {
  const all = steps.flatMap(({ id: step, checks }) =>
    checks.map(({ id, shown = 'always' }) => ({ id: `${step}.${id}`, rank: SHOWN.indexOf(shown), shown })),
  );
  for (const [s, step] of steps.entries())
    for (const [c, check] of step.checks.entries())
      for (const [k, need] of (check.needs ?? []).entries()) {
        const own = check.shown ?? 'always';
        const needed = all.find(({ id }) => id === need);
        if (needed === undefined || needed.rank <= SHOWN.indexOf(own)) continue;
        mistakes.add(
          'hidden-need',
          `Students see "${step.id}.${check.id}" ${SEEN[own]}, and "${need}", which it needs, ${SEEN[needed.shown]}: why it was not decided would tell of that one. Remove the need, or show both alike.`,
          ['steps', s, 'checks', c, 'needs', k],
        );
      }
  if (mistakes.isWhole && all.length > 0 && all.every(({ shown }) => shown !== 'always'))
    mistakes.addAtKey(
      'nothing-shown',
      'Students would see no check at all before the due date: show one at least, or keep the whole lab to yourself.',
      [],
      'steps',
    );
  if (due !== undefined && parseMoment(due) === null)
    mistakes.add(
      'due',
      `"${due}" is no point in time: expected one such as 2026-12-01T23:59+07:00, with a zone or by the clock of whoever runs giliran.`,
      ['due'],
    );
}

/** When students see a check, as a part of a sentence. */
const SEEN = { always: 'always', 'after-due': 'after the due date', never: 'never' } as const;

/**
 * The circle of checks, each needing the next, that leads from a need back to the check that has it; empty where there
 * is none.
 */
function circleOf(need: string, own: string, steps: StepsFile): readonly string[] {
  const needs = new Map<string, readonly string[]>(
    steps.flatMap((step) =>
      step.checks.map((check) => [`${step.id}.${check.id}`, check.needs ?? []] as const),
    ),
  );
  const ways: (readonly string[])[] = [[need]];
  const seen = new Set([need]);
  for (const way of ways)
    for (const next of needs.get(way.at(-1) ?? '') ?? []) {
      if (next === own) return [...way, own];
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  return [];
}

/** Names that may have been meant: for a name without its step, the checks with that name. */
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
 * Why a check that is about lines finds none in a scenario; null where it finds some in at least one of its runs.
 * @param runs the scenario's runs, at least one
 */
export function silenceIn(
  runs: readonly Scenario[],
  params: Readonly<Record<string, GraderParam>>,
): string | null {
  const speakers = listParam(params.of ?? params.from);
  const parts = listParam(params.parts ?? params.after);
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
