import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { numberIn, ProcFile } from '../../../src/run/kernel/proc-file.ts';

/** Constant kernel files of several pages, or of less than one. */
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

describe('a number in the status of a process', () => {
  const status = 'FDSize:\t64\nName:\tVmRSS:\nVmHWM:\t   9000 kB\nVmRSS:\t    4712 kB\nThreads:\t3\n';

  it('is read by its name, from the first line to the last', () => {
    expect(numberIn(status, 'FDSize')).toBe(64);
    expect(numberIn(status, 'VmRSS')).toBe(4712);
    expect(numberIn(status, 'Threads')).toBe(3);
  });

  it('is 0 where there is none of that name, as for a process that has ended', () => {
    expect(numberIn(status, 'VmSize')).toBe(0);
    expect(numberIn('', 'VmRSS')).toBe(0);
  });
});
