import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** The bytes of a file, as they come. */
export interface Content {
  readonly chunks: AsyncIterable<Buffer>;
  /** How many bytes of an archive were taken for what has come so far; infinite where nothing is packed. */
  packed(): number;
}

/** A file's bytes cannot be had. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly trouble: 'damaged' | 'unreadable';

  constructor(trouble: ContentError['trouble'], cause: unknown = null) {
    super(`a file is ${trouble}`, { cause });
    this.trouble = trouble;
  }
}

const CHUNK = 65_536;

/** Neither follows a link nor waits for a writer at a pipe. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** A file of the disk. */
export function diskContent(file: string): Content {
  return { chunks: readDisk(file), packed: () => Number.POSITIVE_INFINITY };
}

async function* readDisk(file: string): AsyncGenerator<Buffer> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(file, FLAGS);
    if (!(await handle.stat()).isFile()) throw new ContentError('unreadable');
    yield* readRange(handle, 0, Number.POSITIVE_INFINITY);
  } catch (error) {
    throw error instanceof ContentError ? error : new ContentError('unreadable', error);
  } finally {
    await handle?.close();
  }
}

/** Bytes of an open file from `start` on, `end` not among them; fewer where it ends before. */
export async function* readRange(handle: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const wanted = Math.min(CHUNK, end - at);
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}
