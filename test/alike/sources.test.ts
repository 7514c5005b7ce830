import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { essenceOf, readSources, type Source } from '../../src/alike/sources.ts';
import { SERVER, source } from './alike.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-sources-'));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

describe('the sources of a hand-in', () => {
  it('are those of all folders except junk, by path', () => {
    const folder = folderOf({
      'server.py': 'x = 1\r\n',
      'src/lib.h': 'int x;',
      'node_modules/a/index.js': 'x()',
      'README.txt': 'hello',
    });
    expect(readSources(folder)).toEqual({
      status: 'read',
      files: [
        { path: 'server.py', dialect: 'python', text: 'x = 1\n' },
        { path: 'src/lib.h', dialect: 'c', text: 'int x;' },
      ],
    });
    expect(readSources(folder, new Set(['server.py']))).toMatchObject({ files: [{ path: 'src/lib.h' }] });
  });

  it('are in a notebook’s cells, and in UTF-16 too', () => {
    const cells = [{ cell_type: 'code', source: ['x = 1'] }];
    const notebook = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells });
    expect(readSources(folderOf({ 'server.ipynb': notebook }))).toMatchObject({
      files: [{ dialect: 'python', text: expect.stringContaining('x = 1') }],
    });
    const wide = Buffer.from('\uFEFFx = 1', 'utf16le');
    expect(readSources(folderOf({ 'server.py': wide }))).toMatchObject({ files: [{ text: 'x = 1' }] });
  });

  it('leave out other people’s files: links are not followed', () => {
    const other = folderOf({ 'server.py': SERVER });
    const folder = folderOf({ 'client.py': 'y = 2' });
    symlinkSync(join(other, 'server.py'), join(folder, 'server.py'));
    expect(readSources(folder)).toMatchObject({ files: [{ path: 'client.py' }] });
  });

  it('are not compared where there are none, too many, or only build results', () => {
    expect(readSources(folderOf({ 'laporan.pdf': 'x' }))).toEqual({ status: 'left', why: 'nothing' });
    expect(readSources(folderOf({ 'server.class': 'x' }))).toEqual({ status: 'left', why: 'binary' });
    expect(readSources(folderOf({ 'server.py': 'x = "\0"' }))).toEqual({ status: 'left', why: 'binary' });
    expect(readSources(folderOf({ 'server.py': 'x '.repeat(50_000) }))).toEqual({
      status: 'left',
      why: 'large',
    });
    expect(readSources(folderOf({ 'server.py': 'x'.repeat(1_000_001) }))).toMatchObject({ why: 'large' });
  });
});

describe('the digest of sources', () => {
  const digestOf = (sources: readonly Source[]): string => essenceOf(sources).digest;

  it('is that of everything but comments, white space, and the names and order of files', () => {
    const [a, b] = [source('python', SERVER, 'a.py'), source('python', 'x = 1', 'b.py')];
    const digest = digestOf([a, b]);
    expect(digest).toMatch(/^sha256:[0-9a-f]{16}$/);
    expect(digestOf([{ ...b, path: 'c.py', text: '# satu\nx   =  1\n' }, a])).toBe(digest);
    expect(digestOf([a, b, source('python', '# nothing', 'c.py')])).toBe(digest);
    expect(digestOf([a, { ...b, text: 'x = 2' }])).not.toBe(digest);
    expect(digestOf([a, { ...b, dialect: 'ruby' }])).not.toBe(digest);
  });
});
