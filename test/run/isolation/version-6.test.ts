import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { speaksBy6 } from '../../../src/run/isolation/version-6.ts';

/** A `/proc/…/net` whose machine has these addresses; null where the kernel has no IPv6. */
function folder(addresses: string | null): string {
  const made = mkdtempSync(join(tmpdir(), 'giliran-if-inet6-'));
  if (addresses !== null) writeFileSync(join(made, 'if_inet6'), addresses);
  return made;
}

describe('whether programs can use IPv6', () => {
  it('is known by the machine’s own address', () => {
    const own = `${'0'.repeat(31)}1 01 80 10 80       lo\n`;
    expect(speaksBy6({ netFolder: folder(own) })).toBe(true);
  });

  it('is false where the kernel has no IPv6, or assigns no address', () => {
    expect(speaksBy6({ netFolder: folder(null) })).toBe(false);
    expect(speaksBy6({ netFolder: folder('') })).toBe(false);
  });
});
