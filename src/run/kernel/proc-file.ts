import { closeSync, openSync, readSync } from 'node:fs';

let buffer = Buffer.allocUnsafe(16_384);

/** A small file below `/proc`, kept open: reading it again costs one system call. */
export class ProcFile {
  private readonly descriptor: number;

  private readonly long: boolean;

  /**
   * @param long whether it may hold more than a few lines
   * @throws the file system's error where it cannot be opened
   */
  constructor(path: string, long = false) {
    this.descriptor = openSync(path, 'r');
    this.long = long;
  }

  /** Its text now; null where the process or thread is gone, or just going. */
  read(): string | null {
    try {
      let length = readSync(this.descriptor, buffer, 0, buffer.length, 0);
      // The kernel gives a long file in pieces; most are short, and come whole.
      for (let piece = length; this.long && piece > 0; length += piece) {
        if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)]);
        piece = readSync(this.descriptor, buffer, length, buffer.length - length, length);
      }
      return buffer.toString('latin1', 0, length);
    } catch (error) {
      if (isGone(error) || isDenied(error)) return null;
      throw error;
    }
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

/** Whether an error says that the process is no more. */
export function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'ENOENT');
}

/**
 * Whether an error says that the process is not shown: the files of one that is ending, or that has made itself
 * unreadable (PR_SET_DUMPABLE), belong to root.
 */
export function isDenied(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');
}
