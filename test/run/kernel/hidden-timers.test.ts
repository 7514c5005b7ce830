import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HiddenTimers } from '../../../src/run/kernel/hidden-timers.ts';

// What the kernel writes of a process, laid out by hand: the moment between two of its states cannot be arranged.
describe('a timer that no call shows', () => {
  let folder = '';
  let timers = new HiddenTimers(folder);

  const shows = (ticks: number, left: string): void => {
    const facts = `pos:\t0\nclockid: 1\nticks: ${ticks}\nsettime flags: 00\nit_value: (${left})\nit_interval: (0, 0)\n`;
    writeFileSync(join(folder, 'fdinfo', '5'), facts);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'giliran-timers-'));
    timers = new HiddenTimers(folder);
    for (const name of ['fd', 'fdinfo']) mkdirSync(join(folder, name));
    symlinkSync('anon_inode:[timerfd]', join(folder, 'fd', '5'));
    symlinkSync('/dev/null', join(folder, 'fd', '0'));
    writeFileSync(join(folder, 'timers'), '');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('may go off while there is time left', () => {
    shows(0, '0, 120000000');
    expect(timers.mayGoOff(1)).toBe(true);
  });

  it('may go off when it is due, and nobody has been woken yet', () => {
    shows(0, '0, 1');
    timers.mayGoOff(1);
    shows(0, '0, 0');
    expect(timers.mayGoOff(1)).toBe(true);
  });

  it('has gone off where the kernel has counted that', () => {
    shows(0, '0, 1');
    timers.mayGoOff(1);
    shows(1, '0, 0');
    expect(timers.mayGoOff(1)).toBe(false);
    shows(0, '0, 0');
    expect(timers.mayGoOff(1)).toBe(false);
  });

  it('has gone off, or was taken back, where the program has run since', () => {
    shows(0, '0, 1');
    timers.mayGoOff(1);
    shows(0, '0, 0');
    expect(timers.mayGoOff(2)).toBe(false);
  });

  it('is none where it was never set', () => {
    shows(0, '0, 0');
    expect(timers.mayGoOff(1)).toBe(false);
  });

  it('may go off where it is one of POSIX, set or not', () => {
    shows(0, '0, 0');
    writeFileSync(join(folder, 'timers'), 'ID: 0\n');
    expect(timers.mayGoOff(1)).toBe(true);
  });

  it('is no matter of a process that is gone', () => {
    rmSync(folder, { recursive: true });
    expect(timers.mayGoOff(1)).toBe(false);
  });
});
