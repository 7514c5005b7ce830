import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { openManifest } from '../../src/submission/open-manifest.ts';

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  return { ...real, readFileSync: vi.fn(real.readFileSync) };
});

afterEach(() => vi.restoreAllMocks());

function folderWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-manifest-'));
  writeFileSync(join(folder, 'giliran.yaml'), text);
  return folder;
}

it('says why a manifest cannot be used', async () => {
  expect(await openManifest(folderWith('roles: [server]'), 'giliran.yaml')).toMatchObject({
    kind: 'unusable',
  });
  const right = folderWith('roles: { server: python3 s.py }');
  expect(await openManifest(right, 'giliran.yaml')).toMatchObject({ kind: 'usable' });
});

it('finds nothing wrong with one that the machine lacks the resources to read', async () => {
  const folder = folderWith('roles: { server: python3 s.py }');
  const short = Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' });
  vi.mocked(readFileSync).mockImplementation(() => {
    throw short;
  });
  await expect(openManifest(folder, 'giliran.yaml')).rejects.toBe(short);
});
