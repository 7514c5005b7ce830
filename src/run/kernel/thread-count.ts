import { closeSync, fstatSync, openSync, readdirSync, statSync } from 'node:fs';
import { isDenied, isGone } from './proc-file.ts';

/** Links that a folder has by itself; `/proc/PID/task` has one more for each thread. */
const OWN_LINKS = 2;

/** How many threads a process has: a number that the kernel keeps, where listing them takes it ten times as long. */
export class ThreadCount {
  private readonly folder: string;
  private descriptor: number | null = null;

  /** @param folder the process's below `/proc` */
  constructor(folder: string) {
    this.folder = `${folder}/task`;
  }

  /** @returns null where it has to be found out by listing them, as of a process that is gone */
  read(): number | null {
    if (!countsThreads()) return null;
    try {
      this.descriptor ??= openSync(this.folder, 'r');
      return fstatSync(this.descriptor).nlink - OWN_LINKS;
    } catch (error) {
      if (isGone(error) || isDenied(error)) return null;
      throw error;
    }
  }

  close(): void {
    if (this.descriptor !== null) closeSync(this.descriptor);
    this.descriptor = null;
  }
}

let known: boolean | null = null;

/** Whether the kernel here keeps the number so. This process has several threads: no number that stays the same is right. */
function countsThreads(): boolean {
  if (known === null) {
    const before = statSync('/proc/self/task').nlink - OWN_LINKS;
    const listed = readdirSync('/proc/self/task').length;
    known = before === listed && listed > 1;
  }
  return known;
}
