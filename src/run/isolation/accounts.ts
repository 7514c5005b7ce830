import { readdirSync, readFileSync } from 'node:fs';

/**
 * Processes of a user, by any of a process's user ids. Dead processes that their parents have not waited for are not
 * among them.
 * @returns their pids
 */
export function processesOf(uid: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && belongsTo(name, uid))
    .map(Number);
}

function belongsTo(pid: string, uid: number): boolean {
  const [, state, ids = ''] = /^State:\s+(\w)[\s\S]*^Uid:\s+(.*)$/m.exec(statusOf(pid)) ?? [];
  return state !== undefined && !/[ZX]/.test(state) && ids.split(/\s+/).includes(String(uid));
}

function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'latin1');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}
