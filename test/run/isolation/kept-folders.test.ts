import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { KeptFolders } from '../../../src/run/isolation/kept-folders.ts';
import { needs } from '../../support/tools.ts';

const { it } = needs('namespaces');

describe('kept folders', () => {
  it('can be read after their names are removed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'giliran-kept-'));
    const kept = new KeptFolders();
    try {
      writeFileSync(join(folder, 'notes.txt'), 'catatan');
      kept.keep(17, folder);
      expect(readdirSync(kept.pathOf(17))).toEqual(['notes.txt']);
      rmSync(folder, { recursive: true });
      expect(existsSync(kept.pathOf(17))).toBe(true);
    } finally {
      kept.close();
      rmSync(folder, { recursive: true, force: true });
    }
    expect(existsSync(kept.pathOf(17))).toBe(false);
  });

  it('lead nowhere for a program whose folder was never laid out', () => {
    const kept = new KeptFolders();
    kept.keep(17, join(tmpdir(), 'giliran-never-laid-out'));
    expect(existsSync(kept.pathOf(17))).toBe(false);
    expect(existsSync(kept.pathOf(18))).toBe(false);
  });
});
