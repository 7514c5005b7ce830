import { readSync } from 'node:fs';

const CHUNK_BYTES = 256 * 1024;
const LINE_END = 10;

/** A line of a file, and where it lies. */
export interface FileLine {
  readonly offset: number;
  /** Without its line end. */
  readonly bytes: Buffer;
}

/**
 * The lines of an open file, one after another, without holding all of it; a last one without its end is left
 * out.
 */
export function* readLines(descriptor: number): Generator<FileLine> {
  let rest = Buffer.alloc(0);
  let offset = 0;
  for (let position = 0; ; ) {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    const count = readSync(descriptor, chunk, 0, CHUNK_BYTES, position);
    if (count === 0) return;
    position += count;
    const text = Buffer.concat([rest, chunk.subarray(0, count)]);
    let start = 0;
    for (let end = text.indexOf(LINE_END); end >= 0; end = text.indexOf(LINE_END, start)) {
      yield { offset: offset + start, bytes: text.subarray(start, end) };
      start = end + 1;
    }
    offset += start;
    rest = text.subarray(start);
  }
}
