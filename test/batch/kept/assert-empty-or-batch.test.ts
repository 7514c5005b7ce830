import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Journal } from '../../../src/batch/journal/journal.ts';
import { assertEmptyOrBatch } from '../../../src/batch/kept/assert-empty-or-batch.ts';
import { withBatchLock } from '../../../src/batch/kept/batch-lock.ts';
import { MessageError, message } from '../../../src/model/message.ts';
import { temporaryFolder } from '../class.ts';

/** The error for a folder; null where it may be used. */
function complaint(out: string): unknown {
  try {
    assertEmptyOrBatch(out);
    return null;
  } catch (error) {
    return error instanceof MessageError ? error.userMessage : error;
  }
}

describe('a folder for a batch', () => {
  it('may be new, or empty', () => {
    const folder = temporaryFolder();
    expect([folder, join(folder, 'out')].map(complaint)).toEqual([null, null]);
  });

  it('may be one that another process holds, and has not begun to write into', async () => {
    const out = temporaryFolder();
    await withBatchLock(out, async () => expect(complaint(out)).toBeNull());
  });

  it('may be one in which a journal was begun, whatever else there is', () => {
    const out = temporaryFolder();
    new Journal(out, { to: 'begin', seed: 7, tool: '1' }).close();
    mkdirSync(join(out, 'sheet'));
    expect(complaint(out)).toBeNull();
  });

  it('may be one whose journal had not a line yet when giliran was killed', () => {
    const out = temporaryFolder();
    writeFileSync(join(out, 'journal.jsonl'), '');
    mkdirSync(join(out, 'traces'));
    expect(complaint(out)).toBeNull();
  });

  it('may not be one with anything else in it', () => {
    const folder = temporaryFolder();
    for (const name of ['lock', 'skripsi.docx', 'catatan.txt']) writeFileSync(join(folder, name), '');
    expect(complaint(folder)).toEqual(
      message('grade.filled-out', { folder, first: 'catatan.txt', count: 2 }),
    );
  });
});
