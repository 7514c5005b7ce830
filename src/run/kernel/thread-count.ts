import { closeSync, fstatSync, openSync, readdirSync, statSync } from 'node:fs';
import { isDenied, isGone } from './proc-file.ts';

/** Links that every folder has; `/proc/PID/task` has one more for each thread. */
const OWN_LINKS = 2;

/** How many threads a process has, by a number that the kernel keeps: listing them takes ten times as long. */
export class ThreadCount {
  private readonly folder: string;
  private descriptor: number | null = null;

  /** @param folder the process's below `/proc` */
  constructor(folder: string) {
    this.folder = `${folder}/task`;
  }

  /** @returns null where they have to be listed instead, and for a process that is gone */
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

/**
 * Whether this kernel keeps that number. This process has several threads, so that a constant cannot be mistaken for
 * it.
 */
function countsThreads(): boolean {
  if (known === null) {
    const before = statSync('/proc/self/task').nlink - OWN_LINKS;
    const listed = readdirSync('/proc/self/task').length;
    known = before === listed && listed > 1;
  }
  return known;
}
