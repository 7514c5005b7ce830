import type { CallKind } from './system-calls.ts';

/**
 * What a thread is doing, by `/proc/PID/task/TID/syscall`: running (or about to), blocked until something else happens,
 * or blocked with a time-out.
 */
export type Wait =
  | { readonly kind: 'running' }
  | {
      readonly kind: 'blocked';
      readonly call: CallKind /** The descriptor waited on. */;
      readonly fd: number | null;
    }
  | {
      readonly kind: 'timed';
      readonly call: CallKind /** Milliseconds, where the call's arguments tell. */;
      readonly ms: number | null;
    };

const RUNNING: Wait = { kind: 'running' };

/** FUTEX_WAIT, FUTEX_LOCK_PI, FUTEX_WAIT_BITSET, FUTEX_WAIT_REQUEUE_PI, FUTEX_LOCK_PI2. */
const FUTEX_WAITS = new Set([0, 6, 9, 11, 13]);

/**
 * Reads a line of `/proc/PID/task/TID/syscall`: the number, six arguments in hexadecimal, two registers.
 * @param table the machine's system calls
 * @param hiddenTimers whether the program sets timers that this file does not show (SO_RCVTIMEO, alarm)
 */
export function readWait(
  line: string,
  table: Readonly<Record<number, CallKind>>,
  hiddenTimers: boolean,
): Wait {
  const fields = line.trim().split(' ');
  const call = fields[0] === '' ? undefined : table[Number(fields[0])];
  // Empty, "running", "-1 …" (blocked outside of a call), and calls that do not wait for anybody.
  if (call === undefined) return RUNNING;
  const argument = (index: number): bigint => BigInt(fields[index + 1] ?? '0x0');
  const none = (index: number): boolean => argument(index) === 0n;
  const fd = Number(argument(0) & 0xffffffffn);
  switch (call) {
    case 'read':
    case 'accept':
    case 'receive':
      return hiddenTimers ? { kind: 'timed', call, ms: null } : { kind: 'blocked', call, fd };
    case 'epoll':
      return byTimeout(call, fd, argument(3), hiddenTimers);
    case 'poll':
      return byTimeout(call, null, argument(2), hiddenTimers);
    case 'ppoll':
      return none(2) ? { kind: 'blocked', call, fd: null } : { kind: 'timed', call, ms: null };
    case 'epoll2':
      return none(3) ? { kind: 'blocked', call, fd } : { kind: 'timed', call, ms: null };
    case 'select':
      return none(4) ? { kind: 'blocked', call, fd: null } : { kind: 'timed', call, ms: null };
    case 'futex':
      if (!FUTEX_WAITS.has(Number(argument(1) & 0x7fn))) return RUNNING;
      return none(3) ? { kind: 'blocked', call, fd: null } : { kind: 'timed', call, ms: null };
    case 'futex-waitv':
      return none(3) ? { kind: 'blocked', call, fd: null } : { kind: 'timed', call, ms: null };
    case 'signal':
      return none(2) ? { kind: 'blocked', call, fd: null } : { kind: 'timed', call, ms: null };
    case 'child':
    case 'lock':
    case 'queue':
    case 'io-uring':
      return { kind: 'blocked', call, fd: call === 'lock' ? fd : null };
    // An alarm may end a pause: that is a matter of the process's timers.
    case 'pause':
      return hiddenTimers ? { kind: 'timed', call, ms: null } : { kind: 'blocked', call, fd: null };
    // What a restarted call waits for is not shown.
    case 'sleep':
    case 'restart':
      return { kind: 'timed', call, ms: null };
    // A full pipe is for the harness to empty.
    case 'write':
      return RUNNING;
    // Ends when the other end reads, or by the kernel's own timers.
    case 'send':
    case 'connect':
      return { kind: 'timed', call, ms: null };
  }
}

/** Reads a time-out in milliseconds, a 32-bit signed integer; a negative one is none. */
function byTimeout(call: CallKind, fd: number | null, raw: bigint, hiddenTimers: boolean): Wait {
  const ms = Number(BigInt.asIntN(32, raw));
  if (ms >= 0) return { kind: 'timed', call, ms };
  return hiddenTimers ? { kind: 'timed', call, ms: null } : { kind: 'blocked', call, fd };
}
