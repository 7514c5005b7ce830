import { readdirSync, readFileSync } from 'node:fs';
import { INSIDE } from '../../src/submission/confinement.ts';

const EVERY_MS = 20;
const TICK_MS = 10;

/** A part of the command line of every student's program in a sandbox, and the name of its runtime. */
const PROGRAM = `${INSIDE.compiled}/`;
const RUNTIME = /(?:^|\/)node$/;

/**
 * Sums the processor time of students' runtimes by looking at them every 20 ms. What a process uses after its last look
 * is missing, its end above all; the millisecond in which it was `prlimit`, before it became the runtime, is included.
 * Together this is a little less than the true sum.
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
    // Pids are used again; with the time of its start, the key belongs to one process alone.
    const key = `${pid}/${fields[19]}`;
    // A process that is ending has no command line any more, but still has times.
    if (stat === '' || !(isStudents || this.usedMs.has(key))) return;
    // For a process that is ending, only ticks are known; for others, ticks leave out up to two each.
    const usedMs = Math.max((user + system) * TICK_MS, threadsMs(pid));
    this.usedMs.set(key, Math.max(usedMs, this.usedMs.get(key) ?? 0));
  }
}

/**
 * How much processor time the threads of a process have used so far, in milliseconds; 0 where the kernel does not count
 * it.
 */
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
