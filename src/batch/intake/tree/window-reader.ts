import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';
import { readRange } from './content.ts';

const WINDOW = 65_536;

/**
 * Reads an archive a window at a time. Its directory is asked for in pieces of some dozen bytes, and going to
 * the disk for each would take most of the time.
 */
export class WindowReader extends RandomAccessReader {
  private readonly handle: FileHandle;
  private window = { start: 0, bytes: Buffer.alloc(0) };

  constructor(handle: FileHandle) {
    super();
    this.handle = handle;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(readRange(this.handle, start, end));
  }

  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.fill(target, offset, length, position).then(
      (filled) => callback(filled ? null : new Error('the archive ends too early')),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
    );
  }

  private async fill(target: Buffer, offset: number, length: number, position: number): Promise<boolean> {
    const { start, bytes } = this.window;
    if (position >= start && position + length <= start + bytes.length) {
      bytes.copy(target, offset, position - start, position - start + length);
      return true;
    }
    const size = Math.max(WINDOW, length);
    const { bytesRead, buffer } = await this.handle.read(Buffer.allocUnsafe(size), 0, size, position);
    this.window = { start: position, bytes: buffer.subarray(0, bytesRead) };
    buffer.copy(target, offset, 0, Math.min(length, bytesRead));
    return bytesRead >= length;
  }
}
