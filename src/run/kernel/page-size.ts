import { readFileSync } from 'node:fs';

/** AT_PAGESZ of the kernel's auxiliary vector: pairs of words, a kind and a value. */
const PAGE_SIZE_KIND = 6n;
const WORD = 8;

/** The most common size; kernels for arm64 may have larger pages. */
const USUAL = 4096;

/** The size of a page of memory on this machine, in bytes. */
export const PAGE_BYTES = readPageSize();

function readPageSize(): number {
  try {
    const vector = readFileSync('/proc/self/auxv');
    for (let at = 0; at + 2 * WORD <= vector.length; at += 2 * WORD)
      if (vector.readBigUInt64LE(at) === PAGE_SIZE_KIND) return Number(vector.readBigUInt64LE(at + WORD));
  } catch {
    // There is no /proc, so nothing will be measured either.
  }
  return USUAL;
}
