import { describe, expect, it } from 'vitest';
import { leftBy } from '../../src/machine/memory-left.ts';

/** `/proc/meminfo`, in kilobytes. */
function meminfo(figures: Readonly<Record<string, number>>): string {
  return Object.entries({ MemTotal: 4_000_000, MemFree: 50_000, ...figures })
    .map(([name, kilobytes]) => `${`${name}:`.padEnd(16)}${kilobytes} kB\n`)
    .join('');
}

describe('what a machine has left of its memory', () => {
  it('is short where next to none can be had, with what may be written to a disk', () => {
    expect(leftBy(meminfo({ MemAvailable: 100_000 }), () => false)?.isShort).toBe(true);
    expect(leftBy(meminfo({ MemAvailable: 100_000, SwapFree: 2_000_000 }), () => false)?.isShort).toBe(false);
    expect(leftBy(meminfo({ MemAvailable: 300_000 }), () => false)?.isShort).toBe(false);
  });

  it('is not short of a large part of a small machine, nor of a small part of a large one', () => {
    expect(leftBy(meminfo({ MemTotal: 500_000, MemAvailable: 100_000 }), () => false)?.isShort).toBe(false);
    expect(leftBy(meminfo({ MemTotal: 64_000_000, MemAvailable: 300_000 }), () => false)?.isShort).toBe(
      false,
    );
  });

  it('may be refused earlier where no more is promised than there is', () => {
    const promised = { MemAvailable: 3_000_000, CommitLimit: 2_000_000, Committed_AS: 1_990_000 };
    expect(leftBy(meminfo(promised), () => true)).toEqual({ isShort: false, isRefused: true });
    expect(leftBy(meminfo(promised), () => false)).toEqual({ isShort: false, isRefused: false });
  });

  it('is not known of a kernel that does not say', () => {
    expect(leftBy(meminfo({}), () => false)).toBeNull();
  });
});
