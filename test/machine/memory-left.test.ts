import { describe, expect, it } from 'vitest';
import { leftBy } from '../../src/machine/memory-left.ts';

/** `/proc/meminfo`, in kilobytes. */
function meminfo(figures: Readonly<Record<string, number>>): string {
  return Object.entries({ MemTotal: 4_000_000, MemFree: 50_000, ...figures })
    .map(([name, kilobytes]) => `${`${name}:`.padEnd(16)}${kilobytes} kB\n`)
    .join('');
}

describe('the memory that a machine has left', () => {
  it('is short where almost none is available, swap included', () => {
    expect(leftBy(meminfo({ MemAvailable: 100_000 }), () => false)?.isShort).toBe(true);
    expect(leftBy(meminfo({ MemAvailable: 100_000, SwapFree: 2_000_000 }), () => false)?.isShort).toBe(false);
    expect(leftBy(meminfo({ MemAvailable: 300_000 }), () => false)?.isShort).toBe(false);
  });

  it('is not short with a large part of a small machine, or a small part of a large one', () => {
    expect(leftBy(meminfo({ MemTotal: 500_000, MemAvailable: 100_000 }), () => false)?.isShort).toBe(false);
    expect(leftBy(meminfo({ MemTotal: 64_000_000, MemAvailable: 300_000 }), () => false)?.isShort).toBe(
      false,
    );
  });

  it('may be refused earlier under strict overcommit', () => {
    const promised = { MemAvailable: 3_000_000, CommitLimit: 2_000_000, Committed_AS: 1_990_000 };
    expect(leftBy(meminfo(promised), () => true)).toEqual({ isShort: false, isRefused: true });
    expect(leftBy(meminfo(promised), () => false)).toEqual({ isShort: false, isRefused: false });
  });

  it('is unknown where the kernel does not say', () => {
    expect(leftBy(meminfo({}), () => false)).toBeNull();
  });
});
