import { memo } from '../model/memo.ts';
import type { RoleWait, RunTrace, SettledRecord, WaitOn } from '../model/trace.ts';

export { waitMessage } from '../model/waits.ts';

/** Questions about what programs waited for when moves settled. */

const settledRecords = memo((trace: RunTrace): readonly SettledRecord[] =>
  trace.events.filter((event) => event.kind === 'settled'),
);

/** How the scene stood before a move; undefined where nothing had settled yet. */
export function settledBefore(trace: RunTrace, move: number): SettledRecord | undefined {
  return settledRecords(trace).findLast((settled) => settled.move < move);
}

/** What a role was blocked on; undefined where it was not running, or the platform does not tell. */
export function waitOf(settled: SettledRecord | undefined, role: string): RoleWait | undefined {
  return settled?.waits?.find((wait) => wait.role === role);
}

/**
 * Whether a role would go on with a line from its keyboard; null where that is not known: a program that runs, or
 * looks by the clock, may look at its keyboard too.
 */
export function readsKeyboard(settled: SettledRecord | undefined, role: string): boolean | null {
  const wait = waitOf(settled, role);
  if (!wait || wait.on.length === 0) return null;
  if (wait.on.some((on) => on.for === 'keyboard')) return true;
  return wait.on.some((on) => on.for === 'timer' || on.for === 'other') ? null : false;
}

/**
 * Roles that wait for each other in a circle, each for nothing but the next; null where there is no such circle.
 * The harness, the clock or a newcomer cannot free them.
 */
export function circleOf(settled: SettledRecord | undefined): readonly string[] | null {
  const next = new Map<string, string>();
  for (const { role, on } of settled?.waits ?? []) {
    const [only] = on;
    const other = only && on.length === 1 ? roleWaitedFor(only) : null;
    if (other !== null) next.set(role, other);
  }
  for (const start of next.keys()) {
    const path = [start];
    for (let role = next.get(start); role !== undefined; role = next.get(role)) {
      if (role === start) return path;
      if (path.includes(role)) break;
      path.push(role);
    }
  }
  return null;
}

function roleWaitedFor(on: WaitOn): string | null {
  if (on.for === 'message') return on.from;
  return on.for === 'room' || on.for === 'connection' ? on.to : null;
}
