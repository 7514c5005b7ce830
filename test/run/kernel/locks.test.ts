import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LockWatch } from '../../../src/run/kernel/locks.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'giliran-locks-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Locks as the kernel shows them. */
function written(count: number): string {
  const file = join(folder, 'locks');
  const lines = Array.from(
    { length: count },
    (_, at) => `${at + 1}: POSIX  ADVISORY  WRITE 4711 00:2b:${at} 0 0\n`,
  );
  writeFileSync(file, lines.join(''));
  return file;
}

describe('a watch over locks', () => {
  it('knows what they take once they have been read', async () => {
    const watch = new LockWatch(written(3));
    expect(watch.bytes()).toBe(0);
    await vi.waitFor(() => expect(watch.bytes()).toBe(3 * 208));
  });

  it('counts a great many as more than is allowed', async () => {
    const watch = new LockWatch(written(1_001));
    await vi.waitFor(() => expect(watch.bytes()).toBe(Number.POSITIVE_INFINITY));
  });

  it('keeps what it has read where all processes have ended', async () => {
    const file = written(3);
    const watch = new LockWatch(file);
    await vi.waitFor(() => expect(watch.bytes()).toBe(3 * 208));
    rmSync(file);
    const ends = vi.fn(() => expect(watch.bytes()).toBe(3 * 208));
    await vi.waitFor(() => {
      ends();
      expect(ends.mock.calls.length).toBeGreaterThan(3);
    });
  });
});
