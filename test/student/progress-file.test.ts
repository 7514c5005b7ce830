import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { PROGRESS_NAME } from '../../src/model/progress-name.ts';
import { NO_PROGRESS } from '../../src/student/progress.ts';
import { ProgressFile } from '../../src/student/progress-file.ts';
import { isJunk } from '../../src/submission/junk.ts';

let folder = '';
let file = new ProgressFile('');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'giliran-progress-'));
  file = new ProgressFile(folder);
});

const HOLDS = { ...NO_PROGRESS, holds: ['listen'], hints: { 'listen/crash': 2 } };

describe('the file of a student’s progress', () => {
  it('has what was saved, lab by lab, and leaves no other file behind', () => {
    expect(file.keep('turn-chat', 'turn-chat', HOLDS)).toBeNull();
    expect(file.keep('other', '/labs/other', NO_PROGRESS)).toBeNull();
    expect(new ProgressFile(folder).read()).toEqual({
      lab: '/labs/other',
      labs: { 'turn-chat': HOLDS, other: NO_PROGRESS },
    });
    expect(readdirSync(folder)).toEqual([PROGRESS_NAME]);
  });

  it('is left out of hand-ins, as is its temporary file', () => {
    expect(isJunk(PROGRESS_NAME)).toBe(true);
    expect(isJunk(`${PROGRESS_NAME}.123`)).toBe(true);
    expect(isJunk('giliran.yaml')).toBe(false);
  });

  it('says why it cannot be saved, and goes on', () => {
    mkdirSync(join(folder, PROGRESS_NAME));
    expect(file.keep('turn-chat', 'turn-chat', HOLDS)).toMatch(/^E[A-Z]+$/);
    expect(new ProgressFile(join(folder, 'gone')).keep('turn-chat', 'turn-chat', HOLDS)).toBe('ENOENT');
    expect(file.of('turn-chat')).toEqual(NO_PROGRESS);
  });

  it.skipIf(process.platform === 'win32')('follows no link, neither to read nor to write', () => {
    const elsewhere = join(folder, 'notes.txt');
    const stolen = JSON.stringify({ version: 1, lab: 'x', labs: {} });
    writeFileSync(elsewhere, stolen);
    symlinkSync(elsewhere, join(folder, PROGRESS_NAME));
    expect(file.read().lab).toBeNull();
    expect(file.keep('turn-chat', 'turn-chat', HOLDS)).toBeNull();
    expect(readFileSync(elsewhere, 'utf8')).toBe(stolen);
    expect(file.of('turn-chat')).toEqual(HOLDS);
  });

  it('ignores invalid entries, and keeps the rest', () => {
    const spoiled = {
      version: 1,
      lab: 7,
      labs: {
        'turn-chat': {
          holds: ['listen', 3],
          points: -1,
          failing: { a: { times: 2 }, b: 'x', c: { cause: 1, times: 3, said: { en: 'e', id: 'i' } } },
        },
        __proto__: 'x',
      },
    };
    writeFileSync(join(folder, PROGRESS_NAME), JSON.stringify(spoiled));
    expect(file.of('turn-chat')).toEqual({
      ...NO_PROGRESS,
      holds: ['listen'],
      failing: { c: { cause: null, times: 3, said: { en: 'e', id: 'i' } } },
    });
    expect(file.of('constructor')).toEqual(NO_PROGRESS);
  });

  it('is ignored where it is far too large', () => {
    const large = { version: 1, lab: 'x'.repeat(300_000), labs: {} };
    writeFileSync(join(folder, PROGRESS_NAME), JSON.stringify(large));
    expect(file.read().lab).toBeNull();
  });
});
