import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Pids of the processes that have a text among their arguments. */
export function processesWith(text: string): readonly string[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && argumentsOf(pid).includes(text));
}

function argumentsOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Waits until a condition holds. @returns false where it does not after a backstop of ten seconds */
export async function becomes(so: () => boolean): Promise<boolean> {
  const deadline = performance.now() + 10_000;
  while (!so()) {
    if (performance.now() > deadline) return false;
    await delay(10);
  }
  return true;
}
