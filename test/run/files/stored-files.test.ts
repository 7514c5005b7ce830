import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { storedFiles } from '../../../src/run/files/stored-files.ts';

const CONTENT = Buffer.from('halo\r\n\xff\x00', 'latin1');
const GIVEN = [{ role: 'client', name: 'motto', content: CONTENT }];

function lookInto(lay: (folder: string) => void, at = '') {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-stored-'));
  lay(folder);
  return storedFiles({
    folder,
    at,
    given: GIVEN,
    before: (path, bytes) => (path === 'server.py' && bytes === 5 ? Buffer.from('print') : null),
  });
}

describe('the files that a program has stored', () => {
  it('are compared with what was given, byte by byte', () => {
    const { state, files } = lookInto((folder) => {
      writeFileSync(join(folder, 'motto'), CONTENT);
      writeFileSync(join(folder, 'text'), 'halo\n');
    });
    expect(state).toBe('whole');
    expect(files).toMatchObject([
      { name: 'motto', is: 'file', bytes: 8, beside: [{ role: 'client', same: 8, given: '', stored: '' }] },
      { name: 'text', bytes: 5, beside: [{ same: 4, given: '0d0aff00', stored: '0a' }] },
    ]);
    expect(files[0]?.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('do not include what was there before', () => {
    const { files } = lookInto((folder) => writeFileSync(join(folder, 'server.py'), 'print'));
    expect(files).toEqual([]);
  });

  it('include what has changed', () => {
    const { files } = lookInto((folder) => writeFileSync(join(folder, 'server.py'), 'prInt'));
    expect(files).toMatchObject([{ name: 'server.py' }]);
  });

  it('have paths relative to the working folder', () => {
    const { files } = lookInto((folder) => {
      mkdirSync(join(folder, 'server/in'), { recursive: true });
      writeFileSync(join(folder, 'server/in/a'), '');
      writeFileSync(join(folder, 'b'), '');
    }, 'server');
    expect(files.map(({ name }) => name)).toEqual(['../b', 'in/a']);
  });

  it('are not read further than the largest given file shows', () => {
    const { files } = lookInto((folder) => {
      writeFileSync(join(folder, 'motto'), CONTENT);
      truncateSync(join(folder, 'motto'), 8_000_000_000);
    });
    expect(files).toMatchObject([{ bytes: 8_000_000_000, digest: null, beside: [{ same: 8 }] }]);
  });

  it.runIf(process.platform === 'linux')('are read without following links or waiting for pipes', () => {
    const { files } = lookInto((folder) => {
      symlinkSync('/etc/passwd', join(folder, 'a-link'));
      symlinkSync('/etc', join(folder, 'folder-link'));
      execFileSync('mkfifo', [join(folder, 'pipe')]);
    });
    expect(files.map(({ name, is }) => [name, is])).toEqual([
      ['a-link', 'link'],
      ['folder-link', 'link'],
      ['pipe', 'special'],
    ]);
  });

  it('are read up to a limit', () => {
    const { state, files } = lookInto((folder) => {
      for (let number = 0; number < 150; number++) writeFileSync(join(folder, String(number)), '');
    });
    expect(state).toBe('cut');
    expect(files.length).toBe(100);
    const deep = lookInto((folder) => {
      mkdirSync(join(folder, ...Array.from({ length: 40 }, () => 'd')), { recursive: true });
    });
    expect(deep.state).toBe('cut');
  });

  it('are unknown where the folder is gone', () => {
    expect(
      storedFiles({ folder: join(tmpdir(), 'giliran-nowhere'), at: '', given: [], before: () => null }),
    ).toEqual({ state: 'lost', files: [] });
  });
});
