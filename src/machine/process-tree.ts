import { readdirSync, readFileSync } from 'node:fs';
import { rethrowShortage } from './shortage-code.ts';

/** All descendants of a process by `/proc`, parents first. */
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
  } catch (error) {
    rethrowShortage(error);
    return [];
  }
}

/** The variable that tells a program its role, and by which its processes are recognised. */
export const ROLE_MARK = 'GILIRAN_ROLE';

/** The {@link ROLE_MARK} that a process was started with. */
export function roleMark(pid: number): string | null {
  const mark = environmentOf(pid).find((entry) => entry.startsWith(`${ROLE_MARK}=`));
  return mark?.slice(ROLE_MARK.length + 1) ?? null;
}

/**
 * The environment that a process was started with; empty where it is gone or hidden. Read from a thread that is alive,
 * since the first one may have ended and shows nothing then.
 */
function environmentOf(pid: number): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/environ`, 'latin1');
    if (text !== '') return text.split('\0');
    const others = readdirSync(`/proc/${pid}/task`).filter((tid) => tid !== String(pid));
    return others.flatMap((tid) => readFileSync(`/proc/${pid}/task/${tid}/environ`, 'latin1').split('\0'));
  } catch (error) {
    rethrowShortage(error);
    return [];
  }
}

/**
 * Sends a signal; a process that is gone is no error. Numbers below 1 are refused: 0 would mean everybody in this
 * group, and -1 everybody.
 */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  if (Math.abs(pid) <= 1) return;
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already.
  }
}

/** Sends a signal to a process, its group, and on Linux all its descendants. */
export function signalTree(pid: number, signal: NodeJS.Signals): void {
  // 0 and 1 are no started program, and everything descends from them.
  if (pid <= 1) return;
  const tree = process.platform === 'linux' ? descendants(pid) : [];
  if (process.platform !== 'win32') sendSignal(-pid, signal);
  sendSignal(pid, signal);
  for (const child of tree) sendSignal(child, signal);
}

/**
 * Ends all processes with a mark in the environment they were started with, whichever their parents are. This is
 * repeated until there are none, since one may be started during the search. Linux only.
 */
export function endMarked(name: string, mark: string): void {
  if (process.platform !== 'linux') return;
  const entry = `${name}=${mark}`;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const marked = readdirSync('/proc')
      .map(Number)
      .filter((pid) => Number.isInteger(pid) && pid !== process.pid && environmentOf(pid).includes(entry));
    if (marked.length === 0) return;
    for (const pid of marked) sendSignal(pid, 'SIGKILL');
  }
}

/** A backstop: a dying process shows its mark until the kernel has freed its memory. */
const MOST_ROUNDS = 1_000;
