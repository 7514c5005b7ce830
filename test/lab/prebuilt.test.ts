import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { labSources, loadLab } from '../../src/lab/load.ts';
import { findPrebuilt, isPrebuilt, keepLab, keptLabs, PREBUILT_FILE } from '../../src/lab/prebuilt.ts';

const PROJECT = join(import.meta.dirname, '../..');

describe('a prebuilt lab', () => {
  let folder = '';
  const keep = (text: string): void => writeFileSync(join(folder, PREBUILT_FILE), text);
  const built = (id: string) => {
    const file = join(PROJECT, 'labs', id, 'lab.yaml');
    return keepLab(loadLab(file, graders), labSources(file), PROJECT);
  };
  const labs = new Map([
    ['turn-chat-4', built('turn-chat-4')],
    ['turn-chat', built('turn-chat')],
  ]);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'giliran-test-'));
    mkdirSync(join(folder, 'dist'));
    for (const { file, text } of [...labs.values()].flatMap(({ sources }) => sources)) {
      mkdirSync(join(folder, file, '..'), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    keep(keptLabs(labs));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is found by its whole name, as it was spelled out', () => {
    for (const [id, { lab }] of labs) {
      const found = findPrebuilt(id, folder);
      expect(found).toEqual({ ...lab, reference: join(folder, lab.reference ?? '') });
      expect(isPrebuilt(id, folder)).toBe(true);
    }
    expect(findPrebuilt('turn', folder)).toBeNull();
    expect(isPrebuilt('constructor', folder)).toBe(false);
  });

  it('is not used once its file has changed', () => {
    writeFileSync(join(folder, 'labs/turn-chat-4/lab.yaml'), 'id: turn-chat-4\n');
    expect(findPrebuilt('turn-chat-4', folder)).toBeNull();
    expect(findPrebuilt('turn-chat', folder)).not.toBeNull();
  });

  it('is found in a document with another layout, and not in half of one', () => {
    keep(JSON.stringify(Object.fromEntries(labs)));
    expect(findPrebuilt('turn-chat', folder)?.id).toBe('turn-chat');
    keep('{');
    expect(() => findPrebuilt('turn-chat', folder)).toThrow(SyntaxError);
    keep(keptLabs(labs).slice(0, 1000));
    expect(() => findPrebuilt('turn-chat-4', folder)).toThrow(SyntaxError);
  });
});
