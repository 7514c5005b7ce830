import { closeSync, openSync, readSync } from 'node:fs';

/** Whether a source was saved as UTF-16, as some editors and shells on Windows do: no language reads that. */
export function isUtf16(file: string): boolean {
  const mark = firstTwoBytes(file);
  return mark === 0xfeff || mark === 0xfffe;
}

/** 0 where there are none, or they cannot be read. */
function firstTwoBytes(file: string): number {
  const head = Buffer.alloc(2);
  try {
    const descriptor = openSync(file, 'r');
    readSync(descriptor, head);
    closeSync(descriptor);
  } catch {
    // What cannot be read is said when it is to be run.
  }
  return head.readUInt16BE();
}
