import { closeSync, openSync, readSync } from 'node:fs';

let buffer = Buffer.allocUnsafe(16_384);

/** `)`, which ends the name in a `stat`; the state stands two bytes after the last one. */
const NAME_END = 0x29;
const STATE_AFTER = 2;
/** The state stands within so many bytes: before it come a number and a name of at most 15 letters. */
const STATE_WITHIN = 48;

/**
 * The kernel writes a long file page by page, of 4 KiB at least, and ends a piece before that only where the next line
 * does not fit or the file is over. No line read here is as long as half a page: a piece that leaves so much room is
 * the last.
 */
const WHOLE_BYTES = 2_048;

/** A small file below `/proc`, kept open: reading it again costs one system call. */
export class ProcFile {
  private readonly descriptor: number;
  private readonly long: boolean;
  /** The content that {@link hasChanged} read last. */
  private before: Uint8Array = new Uint8Array();

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
    const length = this.fill();
    return length === null ? null : buffer.toString('latin1', 0, length);
  }

  /** Reads it. @returns whether it differs from what was read like this before; null where there is nothing to read */
  hasChanged(): boolean | null {
    const length = this.fill();
    if (length === null || length === 0) return null;
    let same = length === this.before.length;
    for (let index = 0; same && index < length; index++) same = buffer[index] === this.before[index];
    if (!same) this.before = Uint8Array.prototype.slice.call(buffer, 0, length);
    return !same;
  }

  /** Reads a `stat`. @returns the letter of the state; null where the process or thread is gone */
  readState(): string | null {
    const length = this.fill(STATE_WITHIN);
    if (length === null) return null;
    let index = length;
    while (index > 0 && buffer[index - 1] !== NAME_END) index--;
    return String.fromCharCode(buffer[index - 1 + STATE_AFTER] ?? 0);
  }

  /**
   * Reads it into the buffer.
   * @param most bytes
   * @returns its length; null where it is gone
   */
  private fill(most = buffer.length): number | null {
    try {
      let length = readSync(this.descriptor, buffer, 0, most, 0);
      if (length <= WHOLE_BYTES) return length;
      for (let piece = length; this.long && piece > 0; length += piece) {
        if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)]);
        piece = readSync(this.descriptor, buffer, length, buffer.length - length, length);
      }
      return length;
    } catch (error) {
      if (isGone(error) || isDenied(error)) return null;
      throw error;
    }
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

/** A number of `/proc/PID/status`, which has a name and a value a line; 0 where there is none. */
export function numberIn(status: string, name: string): number {
  const at = status.startsWith(`${name}:`) ? 0 : status.indexOf(`\n${name}:`) + 1;
  if (at === 0 && !status.startsWith(`${name}:`)) return 0;
  return Number.parseInt(status.slice(at + name.length + 1, at + name.length + MOST_NUMBER), 10) || 0;
}

/** White space and digits of a number in a `status`. */
const MOST_NUMBER = 32;

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
