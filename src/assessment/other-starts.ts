import type { Decision } from '../diagnosis/decision.ts';
import type { Scenario } from '../model/lab.ts';
import type { RunEvent, RunTrace, Start } from '../model/trace.ts';
import { unreachable } from '../model/unreachable.ts';
import type { Program, Submission } from '../submission/submission.ts';

/** Roles whose programs play several, and may look at what they are started with. */
export function sharedRoles({
  programs,
  readsArguments,
}: Pick<Submission, 'programs' | 'readsArguments'>): readonly string[] {
  return [...programs.values()].flatMap(({ role, given }) => (given && readsArguments(role) ? [role] : []));
}

/** Whether a scene may come out otherwise where some programs are started otherwise. */
export function isTouched({ cast }: Pick<Scenario, 'cast'>, roles: readonly string[]): boolean {
  return roles.some((role) => cast[role]?.by === 'student');
}

/** A program as it is started in some way. */
export function startedAs(program: Program, start: Start): Program {
  const { args, given } = program;
  if (!given || start === 'numbered') return program;
  const told = start === 'unnumbered' ? [] : given.slice(0, 1);
  return { ...program, args: [...args.slice(0, args.length - given.length), ...told], given: told };
}

/** Whether something fails for which these roles may be at fault. */
export function mayBeAtFault(decisions: readonly Decision[], roles: readonly string[]): boolean {
  return decisions.some(({ status, blame, check }) => {
    switch (status) {
      case 'fail':
        return blame.length === 0 || blame.some((role) => roles.includes(role));
      case 'inconclusive':
        return check.subjects.some((role) => roles.includes(role));
      case 'pass':
      case 'skipped':
        return false;
      default:
        return unreachable(status);
    }
  });
}

/** Whether one of some programs, started in some way, has ended by itself: not well, or before it had done anything. */
export function refuses(runs: readonly RunTrace[], start: Start, roles: readonly string[]): boolean {
  return runs
    .filter(({ run }) => run.start === start)
    .some(({ events }) =>
      events.some(
        (event) =>
          event.kind === 'exit' &&
          event.because === 'itself' &&
          roles.includes(event.role) &&
          (event.code !== 0 || event.move === startOf(events, event.role)),
      ),
    );
}

/** The move that started a role. */
function startOf(events: readonly RunEvent[], role: string): number | null {
  const start = events.find((event) => event.kind === 'move' && event.do === 'start' && event.role === role);
  return start?.move ?? null;
}
