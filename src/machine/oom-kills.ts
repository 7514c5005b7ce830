import { readFileSync } from 'node:fs';

/**
 * How many processes the kernel has killed since it was started because memory ran out, the machine's or a control
 * group's. Null where the kernel does not count them.
 */
export function oomKills(): number | null {
  if (process.platform !== 'linux') return null;
  try {
    const [, count] = /^oom_kill (\d+)$/m.exec(readFileSync('/proc/vmstat', 'latin1')) ?? [];
    return count === undefined ? null : Number(count);
  } catch {
    return null;
  }
}
