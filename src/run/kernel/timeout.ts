import { readMemory } from './address-space.ts';
import type { CallKind } from './system-calls.ts';

/** When a call with a time-out has to return, in milliseconds. */
export type Timeout =
  | { readonly from: 'call'; readonly ms: number }
  | { readonly from: 'boot' | 'epoch'; readonly ms: number };

/** `select` itself, on x64: its time is in seconds and microseconds; all others have nanoseconds. */
const SELECT_BY_MICROSECONDS = 23;
/** `clock_nanosleep`, on x64 and arm64; any other call of the kind is `nanosleep`. */
const CLOCK_NANOSLEEP = new Set([230, 115]);
const ABSOLUTE = 1n;

/** FUTEX_WAIT takes a duration, the others a point in time. */
const FUTEX_WAIT = 0;
const FUTEX_COMMAND = 0x7fn;
const FUTEX_CLOCK_REALTIME = 0x100n;
/** FUTEX_LOCK_PI, whose point in time is always one of the calendar. */
const FUTEX_LOCK_PI = 6;

/**
 * Reads the time-out of a call from its arguments, or from the program's memory where they point.
 * @param folder the process's folder below `/proc`
 * @param line the thread's line of `/proc/PID/task/TID/syscall`
 * @returns null where it cannot be known
 */
export function readTimeout(folder: string, call: CallKind, line: string): Timeout | null {
  const fields = line.split(' ');
  const number = Number(fields[0]);
  const argument = (index: number): bigint => BigInt(fields[index + 1] ?? '0x0');
  const after = (address: bigint, unit: bigint): Timeout | null => {
    const ms = readTime(folder, address, unit);
    return ms === null ? null : { from: 'call', ms };
  };
  const at = (address: bigint, isCalendar: boolean): Timeout | null => {
    const ms = readTime(folder, address, NANOSECONDS);
    return ms === null ? null : { from: isCalendar ? 'epoch' : 'boot', ms };
  };
  switch (call) {
    case 'epoll':
      return { from: 'call', ms: Number(BigInt.asIntN(32, argument(3))) };
    case 'poll':
      return { from: 'call', ms: Number(BigInt.asIntN(32, argument(2))) };
    case 'ppoll':
    case 'signal':
      return after(argument(2), NANOSECONDS);
    case 'epoll2':
      return after(argument(3), NANOSECONDS);
    case 'select':
      return after(argument(4), number === SELECT_BY_MICROSECONDS ? MICROSECONDS : NANOSECONDS);
    case 'sleep':
      if (!CLOCK_NANOSLEEP.has(number)) return after(argument(0), NANOSECONDS);
      if ((argument(1) & ABSOLUTE) === 0n) return after(argument(2), NANOSECONDS);
      return argument(0) > 1n ? null : at(argument(2), argument(0) === 0n);
    case 'futex': {
      const command = Number(argument(1) & FUTEX_COMMAND);
      if (command === FUTEX_WAIT) return after(argument(3), NANOSECONDS);
      return at(argument(3), command === FUTEX_LOCK_PI || (argument(1) & FUTEX_CLOCK_REALTIME) !== 0n);
    }
    default:
      return null;
  }
}

/** How many of the second word's unit make a second. */
const NANOSECONDS = 1_000_000_000n;
const MICROSECONDS = 1_000_000n;
const TIME_BYTES = 16;

/** Reads seconds and parts of a second, in milliseconds. */
function readTime(folder: string, address: bigint, unit: bigint): number | null {
  const memory = readMemory(folder, address, TIME_BYTES);
  if (memory.length < TIME_BYTES) return null;
  const seconds = memory.readBigInt64LE(0);
  const parts = memory.readBigInt64LE(8);
  if (seconds < 0n || parts < 0n || parts >= unit) return null;
  return Number(seconds) * 1000 + (Number(parts) * 1000) / Number(unit);
}
