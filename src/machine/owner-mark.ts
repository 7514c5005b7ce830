import { readFileSync, readlinkSync } from 'node:fs';

/** What an {@link ownerMark} looks like in a name: process namespace, pid, and when the process was started. */
export const MARK = /(\d+)\.(\d+)\.(\d+)/;

/**
 * Says in a name to which process something belongs, so that others can tell when it has been left behind.
 * Linux only; empty elsewhere.
 */
export function ownerMark(): string {
  return process.platform === 'linux' ? `${processNamespace()}.${process.pid}.${startOf('self')}` : '';
}

/** Whether the process of a mark is gone. Of one in another process namespace that cannot be told: it is not. */
export function isOwnerGone(mark: string): boolean {
  const [, namespace, pid = '', started] = MARK.exec(mark) ?? [];
  return namespace === processNamespace() && startOf(pid) !== started;
}

/** Number of the process namespace: elsewhere the same pid is another process. */
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
