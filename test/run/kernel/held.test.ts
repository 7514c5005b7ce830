import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heldAtMost, heldFor } from '../../../src/run/kernel/held.ts';

const MIB = 1024 * 1024;

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'giliran-held-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/**
 * A process in a network of its own, as `/proc` shows it.
 * @param pages how many the kernel says that TCP has
 * @param queued bytes that wait in its one connection
 */
function processWith(pages: number | null, queued: number): readonly string[] {
  const folder = join(root, '7');
  mkdirSync(join(folder, 'net'), { recursive: true });
  writeFileSync(join(root, 'locks'), '');
  writeFileSync(join(folder, 'status'), 'VmSize:\t    4 kB\nFDSize:\t2\n');
  const mem = pages === null ? '' : ` mem ${pages}`;
  writeFileSync(join(folder, 'net/sockstat'), `sockets: used 1\nTCP: inuse 1${mem}\nUDP: inuse 0 mem 0\n`);
  const queue = `${queued.toString(16).padStart(8, '0')}:00000000`;
  const row = `0: 0100007F:1F90 0100007F:9C40 01 ${queue} 00:00000000 00000000 0 0 4711 1`;
  writeFileSync(join(folder, 'net/tcp'), `heading\n${row}\n`);
  return [folder];
}

describe('the most memory that the kernel holds for processes', () => {
  it('is below a limit where the kernel counts few pages of sockets, whatever the tables say', () => {
    expect(heldAtMost(processWith(0, 400 * MIB), 512 * MIB)).toBeLessThan(512 * MIB);
  });

  it('is read from the tables where the count of pages is above the limit', () => {
    const most = heldAtMost(processWith(1_000_000, 3 * MIB), 512 * MIB);
    expect(most).toBeGreaterThan(6 * MIB);
    expect(most).toBeLessThan(8 * MIB);
    expect(heldAtMost(processWith(1_000_000, 400 * MIB), 512 * MIB)).toBeGreaterThan(800 * MIB);
  });

  it('is read from the tables where the kernel counts no pages', () => {
    expect(heldAtMost(processWith(null, 400 * MIB), 512 * MIB)).toBeGreaterThan(800 * MIB);
  });
});

describe('a thread whose process has lost its first one', () => {
  it('shows the locks that the process holds', () => {
    const [process = ''] = processWith(0, 0);
    const thread = join(process, 'task', '8');
    mkdirSync(join(thread, 'fd'), { recursive: true });
    writeFileSync(join(thread, 'status'), 'VmSize:\t    4 kB\nFDSize:\t2\n');
    const held = heldFor([thread]);
    writeFileSync(join(root, 'locks'), '1: POSIX  ADVISORY  WRITE 7 00:01:2 0 0\n');
    expect(heldFor([thread])).toBeGreaterThan(held);
  });
});
