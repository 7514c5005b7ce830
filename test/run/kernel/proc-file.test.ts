import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ProcFile } from '../../../src/run/kernel/proc-file.ts';

/** Files of the kernel's that stay as they are, and have a line for each thing of a kind: some pages of them, or less than one. */
const LISTS = ['filesystems', 'devices', 'crypto', 'misc', 'ioports', 'iomem']
  .map((name) => `/proc/${name}`)
  .filter((path) => existsSync(path));

describe.skipIf(process.platform !== 'linux')('a file below /proc', () => {
  it.each(LISTS)('is read to its end, however long it is: %s', (path) => {
    const file = new ProcFile(path, true);
    const read = file.read();
    file.close();
    expect(read).toBe(readFileSync(path, 'latin1'));
  });
});
