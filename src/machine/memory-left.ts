import { readFileSync } from 'node:fs';

const KIB = 1024;

/** Of a machine's memory so much is kept for all else, but no more than this: in parts of the whole, and in bytes. */
const RESERVE_PART = 20;
const MOST_RESERVE_BYTES = 256 * 1024 * KIB;

/** Where the kernel promises no more than it has (`vm.overcommit_memory`), it refuses what is beyond that. */
const STRICT = '2';

/** What a machine has left of its memory. */
export interface MemoryLeft {
  /** Whether there is so little that the kernel will soon end somebody for it. */
  readonly isShort: boolean;
  /** Whether programs may be refused memory, which comes earlier where the kernel promises no more than it has. */
  readonly isRefused: boolean;
}

/** @returns what this machine has left; null where it does not say */
export function memoryLeft(): MemoryLeft | null {
  if (process.platform !== 'linux') return null;
  try {
    return leftBy(
      readFileSync('/proc/meminfo', 'latin1'),
      () => readFileSync('/proc/sys/vm/overcommit_memory', 'latin1').trim() === STRICT,
    );
  } catch {
    return null;
  }
}

/**
 * What is left by the kernel's words.
 * @param text of `/proc/meminfo`
 * @param isStrict whether the kernel promises no more than it has; asked for only where so much is promised that it matters
 */
export function leftBy(text: string, isStrict: () => boolean): MemoryLeft | null {
  const bytes = (name: string): number | null => {
    const [, number] = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text) ?? [];
    return number === undefined ? null : Number(number) * KIB;
  };
  const [total, available] = [bytes('MemTotal'), bytes('MemAvailable')];
  if (total === null || available === null) return null;
  const reserve = Math.min(total / RESERVE_PART, MOST_RESERVE_BYTES);
  const [limit, promised] = [bytes('CommitLimit'), bytes('Committed_AS')];
  const isShort = available + (bytes('SwapFree') ?? 0) < reserve;
  const isPromised = limit !== null && promised !== null && limit - promised < reserve && isStrict();
  return { isShort, isRefused: isShort || isPromised };
}
