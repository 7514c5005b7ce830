import { open } from 'node:fs/promises';
import { rethrowShortage } from '../../machine/shortage-code.ts';

/** What the kernel needs for a lock, in bytes, rounded up from what was measured: see docs/sandbox.md. */
const LOCK_BYTES = 208;

/**
 * More locks than these are too many: for each lock, and for each line about one, the kernel looks through all of them.
 */
const MANY_LOCKS = 1_000;

/** How much of `/proc/locks` is read. */
export const MOST_LOCK_BYTES = 128 * 1024;

/** The processes that hold a lock or wait for one, each named once, from the text of `/proc/locks`. */
export function lockersIn(text: string): readonly string[] {
  return [...text.matchAll(/^\d+: +(?:-> )?\w+ +\S+ +\w+ +(\d+) /gm)].map(([, pid = '']) => pid);
}

/** @returns bytes; infinite for too many locks */
export function bytesOfLocks(count: number): number {
  return count > MANY_LOCKS ? Number.POSITIVE_INFINITY : count * LOCK_BYTES;
}

/**
 * Counts locks in the background: opening `/proc/locks` has the kernel wait until all processors have come round, which
 * takes some ten milliseconds.
 */
export class LockWatch {
  private readonly file: string;
  private count = 0;
  private reading = false;
  private failure: unknown = null;

  /** @param file the `/proc/locks` that shows the run's processes */
  constructor(file: string) {
    this.file = file;
  }

  /**
   * The result of the last reading that has ended, in bytes; begins another one.
   * @throws the file system's error, where the machine was short of something in that reading
   */
  bytes(): number {
    const { failure } = this;
    this.failure = null;
    // Where all of it has just ended, there are none.
    rethrowShortage(failure);
    if (!this.reading) void this.read();
    return bytesOfLocks(this.count);
  }

  private async read(): Promise<void> {
    this.reading = true;
    try {
      this.count = lockersIn(await readStart(this.file)).length;
    } catch (error) {
      this.failure = error;
    }
    this.reading = false;
  }
}

/** A file's first bytes, as many as are of use. */
async function readStart(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(MOST_LOCK_BYTES);
    let length = 0;
    for (let piece = -1; piece !== 0 && length < buffer.length; length += piece)
      ({ bytesRead: piece } = await file.read(buffer, length, buffer.length - length, null));
    return buffer.toString('latin1', 0, length);
  } finally {
    await file.close();
  }
}
