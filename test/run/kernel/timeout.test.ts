import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueBy } from '../../../src/run/kernel/due.ts';
import type { CallKind } from '../../../src/run/kernel/system-calls.ts';
import { readTimeout } from '../../../src/run/kernel/timeout.ts';

/** The address of a time in the program's memory, which is a file here. */
const AT = 64;

describe('the time-out of a call', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'giliran-timeout-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const remembers = (seconds: bigint, parts: bigint): void => {
    const memory = Buffer.alloc(AT + 16);
    memory.writeBigInt64LE(seconds, AT);
    memory.writeBigInt64LE(parts, AT + 8);
    writeFileSync(join(folder, 'mem'), memory);
  };
  const read = (call: CallKind, number: number, ...args: readonly number[]) => {
    const six = Array.from({ length: 6 }, (_, index) => `0x${(args[index] ?? 0).toString(16)}`);
    return readTimeout(folder, call, `${number} ${six.join(' ')} 0x7ffd0 0x7f2b0\n`);
  };

  it('is an argument of epoll_wait and poll', () => {
    expect(read('epoll', 281, 5, AT, 1024, 1500)).toEqual({ from: 'call', ms: 1500 });
    expect(read('poll', 7, AT, 1, 2000)).toEqual({ from: 'call', ms: 2000 });
  });

  it('is where other calls point to, in nanoseconds, and for select itself in microseconds', () => {
    remembers(2n, 500_000n);
    expect(read('ppoll', 271, 0, 1, AT)).toEqual({ from: 'call', ms: 2000.5 });
    expect(read('select', 270, 4, 0, 0, 0, AT)).toEqual({ from: 'call', ms: 2000.5 });
    expect(read('select', 23, 4, 0, 0, 0, AT)).toEqual({ from: 'call', ms: 2500 });
    expect(read('sleep', 35, AT)).toEqual({ from: 'call', ms: 2000.5 });
    expect(read('sleep', 230, 1, 0, AT)).toEqual({ from: 'call', ms: 2000.5 });
  });

  it('is a point in time for some calls', () => {
    remembers(70n, 0n);
    expect(read('sleep', 230, 1, 1, AT)).toEqual({ from: 'boot', ms: 70_000 });
    expect(read('sleep', 230, 0, 1, AT)).toEqual({ from: 'epoch', ms: 70_000 });
    expect(read('futex', 202, 0, 0x80, 0, AT)).toEqual({ from: 'call', ms: 70_000 });
    expect(read('futex', 202, 0, 0x89, 0, AT)).toEqual({ from: 'boot', ms: 70_000 });
    expect(read('futex', 202, 0, 0x189, 0, AT)).toEqual({ from: 'epoch', ms: 70_000 });
  });

  it('is unknown where the memory does not show it, or the call has none', () => {
    remembers(1n, 0n);
    expect(read('futex', 202, 0, 0x89, 0, 1_000_000)).toBeNull();
    remembers(1n, 5_000_000_000n);
    expect(read('futex', 202, 0, 0x89, 0, AT)).toBeNull();
    expect(read('restart', 219)).toBeNull();
    expect(read('connect', 42, 3)).toBeNull();
  });
});

describe('when a call returns', () => {
  it('is bounded by the last look before the call and the first look at it', () => {
    const before = performance.now() - 300;
    const { earliestMs, latestMs } = dueBy({ from: 'call', ms: 1000 }, before);
    expect(earliestMs).toBe(before + 1000);
    expect(latestMs).toBeGreaterThanOrEqual(before + 1300);
  });

  it('is any time where it is unknown', () => {
    const now = performance.now();
    const due = dueBy(null, 0);
    expect(due.earliestMs).toBeGreaterThanOrEqual(now);
    expect(due).toMatchObject({ latestMs: null, leftMs: null });
  });
});
