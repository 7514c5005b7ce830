import { readFileSync, readlinkSync } from 'node:fs';

/** The form of an {@link ownerMark} in a name: process namespace, pid, and time of the process's start. */
export const MARK = /(\d+)\.(\d+)\.(\d+)/;

/**
 * A part of a name that says which process something belongs to, so that it can be removed once that is gone. Linux
 * only; empty elsewhere.
 */
export function ownerMark(): string {
  return process.platform === 'linux' ? `${processNamespace()}.${process.pid}.${startOf('self')}` : '';
}

/** Whether the process of a mark is gone; false for one in another process namespace, since that cannot be known. */
export function isOwnerGone(mark: string): boolean {
  const [, namespace, pid = '', started] = MARK.exec(mark) ?? [];
  return namespace === processNamespace() && startOf(pid) !== started;
}

/** The number of this process namespace: in another one the same pid is another process. */
function processNamespace(): string {
  return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
}

/** When a process was started, in the kernel's ticks since boot; null where there is no such process. */
function startOf(pid: string): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
