import { readdirSync, readFileSync } from 'node:fs';

/** All descendants of a process, as `/proc` tells them, parents first. */
export function descendants(pid: number): number[] {
  const found: number[] = [];
  const queue = [pid];
  for (let parent = queue.shift(); parent !== undefined; parent = queue.shift()) {
    for (const child of childrenOf(parent)) {
      found.push(child);
      queue.push(child);
    }
  }
  return found;
}

/** Children of all threads of a process; none where it is gone. */
export function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((tid) =>
      readFileSync(`/proc/${pid}/task/${tid}/children`, 'latin1').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

/** The variable that tells a program, and who looks at its processes, which role it plays. */
export const ROLE_MARK = 'GILIRAN_ROLE';

/** The {@link ROLE_MARK} that a process was started with. */
export function roleMark(pid: number): string | null {
  const mark = environmentOf(pid).find((entry) => entry.startsWith(`${ROLE_MARK}=`));
  return mark?.slice(ROLE_MARK.length + 1) ?? null;
}

/** The environment that a process was started with; empty where it is gone or hidden. */
export function environmentOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
  } catch {
    return [];
  }
}

/** Sends a signal; a process that is gone is no error. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already.
  }
}
