import { readdirSync, readFileSync } from 'node:fs';
import { INSIDE } from '../../src/submission/confinement.ts';

const EVERY_MS = 20;
const TICK_MS = 10;

/** What every command line of a student's program holds in a sandbox, and its runtime's name. */
const PROGRAM = `${INSIDE.compiled}/`;
const RUNTIME = /(?:^|\/)node$/;

/**
 * Adds up the processor time of students' runtimes, by looking at them every 20 ms. What each has used after it was
 * last looked at, its end above all, is missing; the millisecond for which the process was `prlimit`, before it became
 * the runtime, is in it. Both together make it a little less than the truth.
 */
export class StudentTime {
  private readonly usedMs = new Map<string, number>();
  private readonly timer = setInterval(() => this.look(), EVERY_MS);

  /** Milliseconds so far. */
  get totalMs(): number {
    return [...this.usedMs.values()].reduce((sum, ms) => sum + ms, 0);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    for (const pid of readdirSync('/proc')) if (/^\d/.test(pid)) this.note(pid);
  }

  private note(pid: string): void {
    const words = read(`/proc/${pid}/cmdline`).split('\0');
    const isEnding = words[0] === '';
    const isStudents = RUNTIME.test(words[0] ?? '') && words.some((word) => word.startsWith(PROGRAM));
    if (!isEnding && !isStudents) return;
    const stat = read(`/proc/${pid}/stat`);
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user = 0, system = 0] = fields.slice(11, 13).map(Number);
    // Numbers are used again: with its start it is one process's alone.
    const key = `${pid}/${fields[19]}`;
    // One that is ending has no command line any more, but its times until it is buried.
    if (stat === '' || !(isStudents || this.usedMs.has(key))) return;
    // Ticks are all that is known of one that is ending; of the others they leave out up to two each.
    const usedMs = Math.max((user + system) * TICK_MS, threadsMs(pid));
    this.usedMs.set(key, Math.max(usedMs, this.usedMs.get(key) ?? 0));
  }
}

/** What the threads of a process have used so far, in milliseconds; 0 where the kernel does not count it. */
function threadsMs(pid: string): number {
  return list(`/proc/${pid}/task`)
    .map((tid) => Number(read(`/proc/${pid}/task/${tid}/schedstat`).split(' ')[0]) / 1e6)
    .reduce((sum, ms) => sum + ms, 0);
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
