import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HiddenTimers } from '../../../src/run/kernel/hidden-timers.ts';
import type { Wait } from '../../../src/run/kernel/wait.ts';

/** A POSIX timer as the kernel lists it. */
function posix(signal: number): string {
  return `ID: 0\nsignal: ${signal}/0000000000000000\nnotify: signal/pid.7\nClockID: 1\n`;
}

/** When the interrupt of a due timer has come, in milliseconds. */
const LATER_MS = 20;

// A handmade /proc: with a real process, the moment between two states cannot be arranged.
describe('a timer that no call shows', () => {
  let folder = '';
  let timers = new HiddenTimers(folder);

  const shows = (ticks: number, left: string): void => {
    const facts = `pos:\t0\nclockid: 1\nticks: ${ticks}\nsettime flags: 00\nit_value: (${left})\nit_interval: (0, 0)\n`;
    writeFileSync(join(folder, 'task/7/fdinfo/5'), facts);
  };

  const catches = (caught: number, heldBack = 0): void => {
    const before = Array.from({ length: 28 }, () => '0');
    writeFileSync(
      join(folder, 'task/7/stat'),
      `7 (a) b) S ${before.join(' ')} ${heldBack} 0 ${caught} 0 0\n`,
    );
  };

  const leads = (fd: number, target: string): void => symlinkSync(target, join(folder, 'task/7/fd', `${fd}`));

  /** An `epoll` list in which some descriptors have its own inode. */
  const lists = (fd: number, entries: readonly { readonly fd: number; readonly inode: number }[]): void => {
    const lines = entries.map(
      (entry) =>
        `tfd: ${entry.fd} events: 19 data: ${entry.fd}  pos:0 ino:${entry.inode.toString(16)} sdev:10\n`,
    );
    writeFileSync(
      join(folder, `task/7/fdinfo/${fd}`),
      `pos:\t0\nflags:\t02\nmnt_id:\t17\nino:\t17\n${lines.join('')}`,
    );
  };

  const IN_PIPE: Wait = { kind: 'blocked', call: 'receive', fd: 0 };
  const IN_POLL: Wait = { kind: 'blocked', call: 'poll', fd: null };

  const kindNow = (runs: number, wait: Wait = IN_POLL): string =>
    timers.read(runs, new Map([['7', { tid: '7', wait }]])).kind;

  /** The answer once no earlier interrupt can be on its way. */
  const kind = (runs: number, wait: Wait = IN_POLL): string => {
    kindNow(runs, wait);
    vi.advanceTimersByTime(LATER_MS);
    return kindNow(runs, wait);
  };

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
    folder = mkdtempSync(join(tmpdir(), 'giliran-timers-'));
    timers = new HiddenTimers(folder);
    for (const name of ['fd', 'fdinfo']) mkdirSync(join(folder, 'task/7', name), { recursive: true });
    leads(5, 'anon_inode:[timerfd]');
    leads(0, '/dev/null');
    writeFileSync(join(folder, 'timers'), '');
    catches(0x2);
  });

  afterEach(() => {
    vi.useRealTimers();
    timers.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('may go off while there is time left', () => {
    shows(0, '0, 120000000');
    expect(kind(1)).toBe('set');
  });

  it('may go off when it is due, and no thread has been woken yet', () => {
    shows(0, '0, 1');
    kind(1);
    shows(0, '0, 0');
    expect(kind(1)).toBe('set');
  });

  it('has gone off where the kernel has counted that', () => {
    shows(0, '0, 1');
    kind(1);
    shows(1, '0, 0');
    expect(kind(1)).toBe('none');
    shows(0, '0, 0');
    expect(kind(1)).toBe('none');
  });

  it('has gone off, or was taken back, where the program has run since', () => {
    shows(0, '0, 1');
    kind(1);
    shows(0, '0, 0');
    expect(kind(2)).toBe('none');
  });

  it('is none where it was never set', () => {
    shows(0, '0, 0');
    expect(kind(1)).toBe('none');
    expect(kindNow(1)).toBe('none');
  });

  it('may have been due before the first look, for a moment', () => {
    shows(0, '0, 0');
    expect(kindNow(1)).toBe('set');
    vi.advanceTimersByTime(LATER_MS / 10);
    expect(kindNow(1)).toBe('set');
    expect(kind(1)).toBe('none');
    expect(kindNow(2)).toBe('set');
  });

  it('may go off where it is a POSIX timer, set or not', () => {
    shows(0, '0, 0');
    writeFileSync(join(folder, 'timers'), posix(14));
    expect(kind(1)).toBe('set');
  });

  it('is possible where all POSIX timers are the ticks by which a runtime switches threads', () => {
    shows(0, '0, 0');
    writeFileSync(join(folder, 'timers'), posix(26));
    expect(kind(1)).toBe('possible');
    writeFileSync(join(folder, 'timers'), posix(26) + posix(34));
    expect(kind(2)).toBe('set');
  });

  it('does not count where it notifies no thread', () => {
    shows(0, '0, 0');
    writeFileSync(join(folder, 'timers'), posix(0).replace('notify: signal/pid.7', 'notify: none/pid.7'));
    expect(kind(1)).toBe('none');
  });

  it('may be an interval timer where the program catches its signal, or blocks it', () => {
    shows(0, '0, 0');
    catches(0x2002);
    expect(kind(1)).toBe('set');
    catches(0x2, 0x2000);
    expect(kind(2)).toBe('set');
  });

  it('is possible where the program catches that signal as it does all others', () => {
    shows(0, '0, 0');
    catches(0x7fc1feff);
    expect(kind(1)).toBe('possible');
  });

  it('is possible where the program has an io_uring', () => {
    const threads = new Map([['7', { tid: '7', wait: IN_POLL }]]);
    expect(timers.hasRing(threads)).toBe(false);
    leads(6, 'anon_inode:[io_uring]');
    expect(timers.hasRing(threads)).toBe(true);
  });

  it('does not count where no thread waits on it', () => {
    shows(0, '0, 120000000');
    lists(8, [{ fd: 9, inode: 4711 }]);
    expect(kind(1, { kind: 'blocked', call: 'futex', fd: null })).toBe('none');
    expect(kind(1, { kind: 'blocked', call: 'receive', fd: 5 })).toBe('none');
    expect(kind(1, { kind: 'blocked', call: 'read', fd: 0 })).toBe('none');
    expect(kind(1, { kind: 'blocked', call: 'epoll', fd: 8 })).toBe('none');
  });

  it.each<Wait>([
    { kind: 'running' },
    { kind: 'blocked', call: 'read', fd: 5 },
    { kind: 'blocked', call: 'poll', fd: null },
    { kind: 'blocked', call: 'ppoll', fd: null },
    { kind: 'blocked', call: 'select', fd: null },
    { kind: 'blocked', call: 'io-uring', fd: null },
    { kind: 'timed', call: 'restart', ms: null },
    { kind: 'timed', call: 'epoll', ms: 10_000 },
    { kind: 'timed', call: 'read', ms: null },
  ])('counts where a thread may wait on it: %j', (wait) => {
    shows(0, '0, 120000000');
    expect(kind(1, wait)).toBe('set');
  });

  describe('in a list of epoll', () => {
    const IN_EPOLL: Wait = { kind: 'blocked', call: 'epoll', fd: 8 };

    beforeEach(() => shows(0, '0, 120000000'));

    it('counts, although its number may have been reused, or closed', () => {
      lists(8, [{ fd: 5, inode: 17 }]);
      expect(kind(1, IN_EPOLL)).toBe('set');
      lists(8, [{ fd: 6, inode: 17 }]);
      expect(kind(1, IN_EPOLL)).toBe('set');
      writeFileSync(join(folder, 'task/7/fdinfo/6'), 'pos:\t0\nino:\t4711\n');
      expect(kind(1, IN_EPOLL)).toBe('set');
    });

    it('counts where another list is in the list', () => {
      writeFileSync(join(folder, 'task/7/fdinfo/9'), 'pos:\t0\nino:\t17\n');
      lists(8, [{ fd: 9, inode: 17 }]);
      expect(kind(1, IN_EPOLL)).toBe('set');
    });

    it.each([
      'pos:\t0\ntfd: 5 events: 19 data: 5\n',
      'pos:\t0\ntfd: 5 events: 19 data: 5  pos:0 ino:11 sdev:10\n',
      'pos:\t0\nino:\t17\ntfd: 5 events: 19 data: 5\n',
    ])('counts where the kernel shows less: %j', (facts) => {
      writeFileSync(join(folder, 'task/7/fdinfo/8'), facts);
      expect(kind(1, IN_EPOLL)).toBe('set');
    });

    it('does not count where nothing on the list wakes a thread by the clock', () => {
      writeFileSync(join(folder, 'task/7/fdinfo/9'), 'pos:\t0\nino:\t17\neventfd-count:                0\n');
      lists(8, [
        { fd: 9, inode: 17 },
        { fd: 0, inode: 4711 },
      ]);
      expect(kind(1, IN_EPOLL)).toBe('none');
    });

    it('is read each time, since another process may set it', () => {
      lists(8, [{ fd: 5, inode: 17 }]);
      shows(0, '0, 0');
      expect(kind(1, IN_EPOLL)).toBe('none');
      shows(0, '0, 120000000');
      expect(kind(1, IN_EPOLL)).toBe('set');
    });

    it('is read once while the program does not run, where no other process can set it', () => {
      const threads = new Map([['7', { tid: '7', wait: IN_EPOLL }]]);
      lists(8, [{ fd: 5, inode: 17 }]);
      shows(0, '0, 0');
      expect(kind(1, IN_EPOLL)).toBe('none');
      expect(timers.read(1, threads, true).kind).toBe('none');
      shows(0, '0, 120000000');
      expect(timers.read(1, threads, true).kind).toBe('none');
      expect(timers.read(2, threads, true).kind).toBe('set');
    });
  });

  it('is looked for again only where the program has run', () => {
    shows(0, '0, 0');
    expect(kind(1)).toBe('none');
    catches(0x2002);
    expect(kind(1)).toBe('none');
    expect(kind(2)).toBe('set');
  });

  it('is looked for in any thread that is there, and closes nothing twice where that one is ending', () => {
    shows(0, '0, 0');
    kind(1);
    expect(timers.read(2, new Map([['8', { tid: '8', wait: IN_PIPE }]])).kind).toBe('none');
    expect(() => timers.close()).not.toThrow();
  });

  it('does not count for a process that is gone', () => {
    rmSync(folder, { recursive: true });
    expect(kind(1)).toBe('none');
  });

  it('closes no file that was opened since, where the thread that was read is gone', () => {
    shows(0, '0, 0');
    kind(1);
    timers.read(2, new Map([['8', { tid: '8', wait: { kind: 'blocked', call: 'futex', fd: null } }]]));
    const anothers = openSync(join(folder, 'timers'), 'r');
    timers.close();
    expect(() => closeSync(anothers)).not.toThrow();
  });
});
