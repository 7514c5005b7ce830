import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HiddenTimers } from '../../../src/run/kernel/hidden-timers.ts';

/** A timer of POSIX as the kernel lists it. */
function posix(signal: number): string {
  return `ID: 0\nsignal: ${signal}/0000000000000000\nnotify: signal/pid.7\nClockID: 1\n`;
}

// What the kernel writes of a process, laid out by hand: the moment between two of its states cannot be arranged.
describe('a timer that no call shows', () => {
  let folder = '';
  let timers = new HiddenTimers(folder);

  const shows = (ticks: number, left: string): void => {
    const facts = `pos:\t0\nclockid: 1\nticks: ${ticks}\nsettime flags: 00\nit_value: (${left})\nit_interval: (0, 0)\n`;
    writeFileSync(join(folder, 'fdinfo', '5'), facts);
  };

  const catches = (caught: string, heldBack = '0000000000000000'): void =>
    writeFileSync(join(folder, 'status'), `Name:\tx\nSigBlk:\t${heldBack}\nSigIgn:\t0\nSigCgt:\t${caught}\n`);

  const kind = (runs: number): string => timers.read(runs).kind;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'giliran-timers-'));
    timers = new HiddenTimers(folder);
    for (const name of ['fd', 'fdinfo']) mkdirSync(join(folder, name));
    symlinkSync('anon_inode:[timerfd]', join(folder, 'fd', '5'));
    symlinkSync('/dev/null', join(folder, 'fd', '0'));
    writeFileSync(join(folder, 'timers'), '');
    catches('0000000000000002');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('may go off while there is time left', () => {
    shows(0, '0, 120000000');
    expect(kind(1)).toBe('set');
  });

  it('may go off when it is due, and nobody has been woken yet', () => {
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
  });

  it('may go off where it is one of POSIX, set or not', () => {
    shows(0, '0, 0');
    writeFileSync(join(folder, 'timers'), posix(14));
    expect(kind(1)).toBe('set');
  });

  it('is not ruled out where all of POSIX’s are the ticks by which a runtime’s threads take turns', () => {
    shows(0, '0, 0');
    writeFileSync(join(folder, 'timers'), posix(26));
    expect(kind(1)).toBe('possible');
    writeFileSync(join(folder, 'timers'), posix(26) + posix(34));
    expect(kind(2)).toBe('set');
  });

  it('is none where it tells nobody', () => {
    shows(0, '0, 0');
    writeFileSync(join(folder, 'timers'), posix(0).replace('notify: signal/pid.7', 'notify: none/pid.7'));
    expect(kind(1)).toBe('none');
  });

  it('may be an interval timer where the program catches its signal, or holds it back', () => {
    shows(0, '0, 0');
    catches('0000000000002002');
    expect(kind(1)).toBe('set');
    catches('0000000000000002', '0000000000002000');
    expect(kind(2)).toBe('set');
  });

  it('is not ruled out where it catches that signal as it does all others', () => {
    shows(0, '0, 0');
    catches('fffffffd7fc1feff');
    expect(kind(1)).toBe('possible');
  });

  it('is not ruled out where it can ask the kernel for one in a ring', () => {
    shows(0, '0, 0');
    symlinkSync('anon_inode:[io_uring]', join(folder, 'fd', '6'));
    expect(kind(1)).toBe('possible');
  });

  it('is looked for again only where the program has run', () => {
    shows(0, '0, 0');
    expect(kind(1)).toBe('none');
    catches('0000000000002002');
    expect(kind(1)).toBe('none');
    expect(kind(2)).toBe('set');
  });

  it('is no matter of a process that is gone', () => {
    rmSync(folder, { recursive: true });
    expect(kind(1)).toBe('none');
  });
});
