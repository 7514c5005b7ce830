import { closeSync, openSync, readSync } from 'node:fs';

const buffer = Buffer.allocUnsafe(4096);

/** A small file below `/proc`, kept open: reading it again costs one system call. */
export class ProcFile {
  private readonly descriptor: number;

  /** @throws the file system's error where it cannot be opened */
  constructor(path: string) {
    this.descriptor = openSync(path, 'r');
  }

  /** Its text now; null where the process or thread is gone. Other errors (no permission) are thrown. */
  read(): string | null {
    try {
      return buffer.toString('latin1', 0, readSync(this.descriptor, buffer, 0, buffer.length, 0));
    } catch (error) {
      if (isGone(error)) return null;
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
