import { describe, expect, it } from 'vitest';
import { callTable } from '../../../src/run/kernel/system-calls.ts';
import { readWait } from '../../../src/run/kernel/wait.ts';

/** A line of `/proc/PID/task/TID/syscall`. */
function line(number: number, ...args: readonly string[]): string {
  const six = Array.from({ length: 6 }, (_, index) => args[index] ?? '0x0');
  return `${number} ${six.join(' ')} 0x7ffd3c2a1b90 0x7f2b1c4d5e6f\n`;
}

function wait(arch: 'x64' | 'arm64', text: string, hiddenTimers = false): string {
  const read = readWait(text, callTable(arch) ?? {}, hiddenTimers);
  return read.kind === 'running' ? read.kind : `${read.kind} ${read.call}`;
}

const ENDLESS = '0xffffffff';
const SOME = '0x7ffd3c2a1c00';

describe('a thread’s wait', () => {
  for (const [arch, number] of [
    [
      'x64',
      { read: 0, receive: 45, accept: 288, epoll: 281, futex: 202, sleep: 230, ppoll: 271, select: 270 },
    ],
    [
      'arm64',
      { read: 63, receive: 207, accept: 242, epoll: 22, futex: 98, sleep: 115, ppoll: 73, select: 72 },
    ],
  ] as const) {
    for (const [call, text, expected] of [
      ['read', line(number.read, '0x0', SOME, '0x2000'), 'blocked read'],
      ['recvfrom', line(number.receive, '0x4', SOME, '0x400'), 'blocked receive'],
      ['accept4', line(number.accept, '0x3', SOME), 'blocked accept'],
      ['epoll_wait for ever', line(number.epoll, '0x5', SOME, '0x400', ENDLESS), 'blocked epoll'],
      [
        'epoll_wait for ever, 64 bits wide',
        line(number.epoll, '0x5', SOME, '0x400', '0xffffffffffffffff'),
        'blocked epoll',
      ],
      ['epoll_wait for 100 ms', line(number.epoll, '0x5', SOME, '0x400', '0x64'), 'timed epoll'],
      ['epoll_wait for a minute', line(number.epoll, '0x5', SOME, '0x400', '0xea60'), 'timed epoll'],
      ['epoll_wait for no time at all', line(number.epoll, '0x5', SOME, '0x400', '0x0'), 'timed epoll'],
      ['futex', line(number.futex, SOME, '0x80', '0x2', '0x0'), 'blocked futex'],
      [
        'futex with a bit set',
        line(number.futex, SOME, '0x189', '0x0', '0x0', '0x0', '0xffffffff'),
        'blocked futex',
      ],
      ['futex with a time-out', line(number.futex, SOME, '0x189', '0x0', SOME), 'timed futex'],
      ['futex wake', line(number.futex, SOME, '0x81', '0x1'), 'running'],
      ['clock_nanosleep', line(number.sleep, '0x1', '0x1', SOME), 'timed sleep'],
      ['ppoll without a time-out', line(number.ppoll, SOME, '0x1', '0x0'), 'blocked ppoll'],
      ['ppoll with one', line(number.ppoll, SOME, '0x1', SOME), 'timed ppoll'],
      ['pselect without a time-out', line(number.select, '0x4', SOME, '0x0', '0x0', '0x0'), 'blocked select'],
      ['pselect with one', line(number.select, '0x4', SOME, '0x0', '0x0', SOME), 'timed select'],
    ] as const)
      it(`${call} on ${arch}: ${expected}`, () => {
        expect(wait(arch, text)).toBe(expected);
      });

    it(`a receive call is timed on ${arch} where sources set timers of their own`, () => {
      expect(wait(arch, line(number.receive, '0x4'), true)).toBe('timed receive');
      expect(wait(arch, line(number.epoll, '0x5', SOME, '0x400', ENDLESS), true)).toBe('timed epoll');
    });
  }

  it('is none while a thread runs, is blocked outside a call, or is in a call that waits for nobody', () => {
    expect(wait('x64', 'running\n')).toBe('running');
    expect(wait('x64', '-1 0x7ffd3c2a1b90 0x7f2b1c4d5e6f\n')).toBe('running');
    expect(wait('x64', '')).toBe('running');
    expect(wait('x64', line(39))).toBe('running');
  });

  it('names the descriptor', () => {
    expect(readWait(line(45, '0x7', SOME), callTable('x64') ?? {}, false)).toMatchObject({ fd: 7 });
  });

  it('cannot be read on a machine whose call numbers are unknown', () => {
    expect(callTable('riscv64')).toBeNull();
  });
});
