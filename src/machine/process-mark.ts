import { readFileSync, readlinkSync } from 'node:fs';

/** The number of this process namespace, on Linux: in another one the same pid is another process. */
export function processNamespace(): string {
  return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
}

/** When a process was started, in the kernel's ticks since boot; null where there is no such process. Linux only. */
export function startOf(pid: string): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
