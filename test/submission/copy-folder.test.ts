import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyFolder } from '../../src/submission/copy-folder.ts';

const LIMITS = { bytes: 10_000, files: 20 };

describe.skipIf(process.platform === 'win32')('a copy of a hostile folder', () => {
  let home = '';
  let from = '';
  let to = '';
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'giliran-copy-'));
    from = join(home, 'from');
    to = join(home, 'to');
    mkdirSync(join(from, 'deep/deeper'), { recursive: true });
    writeFileSync(join(home, 'secret'), 'rahasia');
    writeFileSync(join(from, 'server.py'), 'print()');
    writeFileSync(join(from, 'deep/deeper/data'), 'x');
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('has its files, readable for the accounts that may enter', () => {
    chmodSync(join(from, 'server.py'), 0o600);
    writeFileSync(join(from, 'run'), '', { mode: 0o700 });
    copyFolder(from, to, LIMITS);
    expect(readFileSync(join(to, 'deep/deeper/data'), 'utf8')).toBe('x');
    expect(lstatSync(join(to, 'server.py')).mode & 0o777).toBe(0o644);
    expect(lstatSync(join(to, 'run')).mode & 0o777).toBe(0o755);
  });

  it('has nothing below the depth limit', () => {
    const deep = (levels: number): string => Array.from({ length: levels }, () => 'd').join('/');
    mkdirSync(join(from, deep(1_000)), { recursive: true });
    copyFolder(from, to, { bytes: 10_000, files: 2_000 });
    expect(existsSync(join(to, deep(100)))).toBe(true);
    expect(existsSync(join(to, deep(200)))).toBe(false);
  });

  it('has links that stay inside, and none that lead out', () => {
    const links = {
      'client.py': 'server.py',
      'deep/up': '../server.py',
      absolute: join(home, 'secret'),
      out: '../secret',
      'deep/deeper/out': '../../../secret',
      // Looks as if it stayed inside, but leads out through another link.
      'deep/top': '..',
      round: 'deep/top/../secret',
    };
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(from, name));
    copyFolder(from, to, LIMITS);
    const copied = Object.keys(links).filter((name) => lstatSync(join(to, name), { throwIfNoEntry: false }));
    expect(copied).toEqual(['client.py', 'deep/up', 'deep/top']);
    for (const name of Object.keys(links))
      if (existsSync(join(to, name)) && lstatSync(join(to, name)).isFile())
        expect(readFileSync(join(to, name), 'utf8')).not.toBe('rahasia');
  });

  it('leaves out what version control and editors put there', () => {
    mkdirSync(join(from, '.git'));
    mkdirSync(join(from, '__pycache__'));
    copyFolder(from, to, LIMITS);
    expect(existsSync(join(to, '.git'))).toBe(false);
    expect(existsSync(join(to, '__pycache__'))).toBe(false);
  });

  it('is refused where there is too much of it, however little the disk holds', () => {
    writeFileSync(join(from, 'hole'), '');
    truncateSync(join(from, 'hole'), 1e12);
    expect(() => copyFolder(from, to, LIMITS)).toThrow('problem.too-large');
  });

  it('is refused where there are too many files', () => {
    for (let number = 0; number < 30; number++) writeFileSync(join(from, `${number}`), '');
    expect(() => copyFolder(from, to, LIMITS)).toThrow('problem.too-many-files');
  });

  it('includes packages where there is room for them, and is complete without', () => {
    mkdirSync(join(from, 'node_modules/small'), { recursive: true });
    mkdirSync(join(from, 'deep/node_modules'));
    writeFileSync(join(from, 'node_modules/small/index.js'), '');
    writeFileSync(join(from, 'deep/node_modules/large.js'), 'x'.repeat(20_000));
    copyFolder(from, to, LIMITS);
    expect(existsSync(join(to, 'node_modules/small/index.js'))).toBe(true);
    expect(existsSync(join(to, 'deep/node_modules'))).toBe(false);
    expect(existsSync(join(to, 'server.py'))).toBe(true);
  });
});
