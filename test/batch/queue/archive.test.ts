import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../../graders/index.ts';
import {
  ArchiveError,
  digestOf,
  packFiles,
  packFolder,
  unpackArchive,
} from '../../../src/batch/queue/archive.ts';
import { packLab, unpackLab } from '../../../src/batch/queue/pack-order.ts';
import { loadLab } from '../../../src/lab/load.ts';
import { ONE_LINE, temporaryFolder } from '../class.ts';

const file = (path: string) => ({ path, executable: false, data: Buffer.from('x') });

describe('an archive', () => {
  it('brings files, folders and executable bits', () => {
    const from = temporaryFolder();
    mkdirSync(join(from, 'lib/empty'), { recursive: true });
    writeFileSync(join(from, 'lib/data.bin'), Buffer.from([0, 255, 10]));
    writeFileSync(join(from, 'server'), '#!/bin/sh\n');
    chmodSync(join(from, 'server'), 0o755);
    symlinkSync('/etc/passwd', join(from, 'link'));
    const to = join(temporaryFolder(), 'to');
    unpackArchive(packFolder(from).bytes, to);
    expect(readFileSync(join(to, 'lib/data.bin'))).toEqual(Buffer.from([0, 255, 10]));
    expect(existsSync(join(to, 'lib/empty'))).toBe(true);
    expect(statSync(join(to, 'server')).mode & 0o111).toBe(0o111);
    expect(statSync(join(to, 'lib/data.bin')).mode & 0o111).toBe(0);
    expect(existsSync(join(to, 'link'))).toBe(false);
  });

  it('is the same for the same files', () => {
    const archive = packFiles([file('a'), file('b')]);
    expect(packFiles([file('a'), file('b')])).toEqual(archive);
    expect(packFiles([file('a'), file('c')]).digest).not.toBe(archive.digest);
    expect(digestOf(archive.bytes)).toBe(archive.digest);
  });

  for (const path of ['../out', '/etc/out', 'a/../../out', 'C:/out'])
    it(`writes nothing outside its folder: ${path}`, () => {
      const to = join(temporaryFolder(), 'to');
      expect(() => unpackArchive(packFiles([file(path)]).bytes, to)).toThrow(ArchiveError);
      expect(existsSync(to)).toBe(false);
    });
});

describe('a lab that travels', () => {
  it('brings its reference programs, wherever it is unpacked', () => {
    const reference = temporaryFolder();
    writeFileSync(join(reference, 'server.py'), 'pass\n');
    const lab = { ...loadLab(ONE_LINE, graders), reference };
    const into = join(temporaryFolder(), 'lab');
    const there = unpackLab(packLab(lab).bytes, into);
    expect({ ...there, reference }).toEqual(lab);
    expect(readFileSync(join(there.reference ?? '', 'server.py'), 'utf8')).toBe('pass\n');
  });

  it('goes without them where the course keeps them secret', () => {
    const lab = { ...loadLab(ONE_LINE, graders), reference: '/no/such/folder' };
    expect(unpackLab(packLab(lab).bytes, join(temporaryFolder(), 'lab')).reference).toBeNull();
  });
});
