import { closeSync, openSync, readSync } from 'node:fs';
import { isDenied, isGone } from './proc-file.ts';

/**
 * Reads a process's memory from an address on.
 * @param folder the process's folder below `/proc`
 * @returns what could be read, at most `length` bytes: empty where the process is gone or does not show its memory
 */
export function readMemory(folder: string, address: bigint, length: number): Buffer {
  if (length <= 0) return Buffer.alloc(0);
  try {
    const file = openSync(`${folder}/mem`, 'r');
    try {
      const buffer = Buffer.alloc(length);
      return buffer.subarray(0, readSync(file, buffer, 0, length, address));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (isGone(error) || isDenied(error) || isUnreadable(error)) return Buffer.alloc(0);
    throw error;
  }
}

/** Whether an error says that nothing is mapped at an address, or that there is no such address. */
function isUnreadable(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && (error.code === 'EIO' || error.code === 'ERR_OUT_OF_RANGE')
  );
}
