import { readFileSync } from 'node:fs';

const KIB = 1024;

/** The share of a machine's memory that is kept for everything else; the next figure is its maximum in bytes. */
const RESERVE_PART = 20;
const MOST_RESERVE_BYTES = 256 * 1024 * KIB;

/** The setting (`vm.overcommit_memory`) with which the kernel promises no more memory than it has, and refuses more. */
const STRICT = '2';

/** How much memory a machine has left. */
export interface MemoryLeft {
  /** Whether there is so little that the kernel will soon kill a process for it. */
  readonly isShort: boolean;
  /** Whether programs may be refused memory; that begins earlier where the kernel promises no more than it has. */
  readonly isRefused: boolean;
}

/** @returns null where this machine does not say */
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
 * Computes what is left from the kernel's figures.
 * @param text of `/proc/meminfo`
 * @param isStrict whether the kernel promises no more than it has; called only where so much is promised that it
 * matters
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
