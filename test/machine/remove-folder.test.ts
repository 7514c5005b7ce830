import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { removeFolder } from '../../src/machine/remove-folder.ts';
import { needs } from '../support/tools.ts';

const fresh = (): string => mkdtempSync(join(tmpdir(), 'giliran-remove-'));

describe('a folder that a program has written in is removed', () => {
  it('where it does not exist', () => {
    expect(removeFolder(join(fresh(), 'nothing'))).toBe(true);
  });

  needs('python3').it('however deep it is, whatever its names are', () => {
    const folder = fresh();
    const script = [
      'import os',
      'os.chdir(os.fsencode(__import__("sys").argv[1]))',
      'for i in range(2500):',
      '    open(b"\\xff\\xfe%d" % i, "w").close(); os.mkdir("0"); os.mkdir("1"); os.mkdir(b"\\xfe"); os.chdir("0")',
    ].join('\n');
    execFileSync('python3', ['-c', script, folder]);
    expect(removeFolder(folder)).toBe(true);
    expect(existsSync(folder)).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('where it has no permissions', () => {
    const folder = fresh();
    mkdirSync(join(folder, 'a/b/c'), { recursive: true });
    writeFileSync(join(folder, 'a/b/c/file'), '');
    for (const place of ['a/b/c', 'a/b', 'a']) chmodSync(join(folder, place), 0);
    expect(removeFolder(folder)).toBe(true);
    expect(existsSync(folder)).toBe(false);
  });

  needs('python3').it('and nothing that its links lead to', () => {
    const other = fresh();
    writeFileSync(join(other, 'kept'), 'tetap');
    const folder = fresh();
    symlinkSync(other, join(folder, 'link'));
    // Paths longer than the system accepts.
    const script =
      'import os, sys\nos.chdir(sys.argv[1])\nfor i in range(3000):\n  os.symlink(sys.argv[2], "link%d" % i); os.mkdir("d"); os.chdir("d")';
    execFileSync('python3', ['-c', script, folder, other]);
    expect(removeFolder(folder)).toBe(true);
    expect(readFileSync(join(other, 'kept'), 'utf8')).toBe('tetap');
  });
});
