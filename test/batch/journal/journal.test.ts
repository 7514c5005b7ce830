import { appendFileSync, copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Journal, journalFile } from '../../../src/batch/journal/journal.ts';
import { unknownCause } from '../../support/causes.ts';
import { temporaryFolder } from '../class.ts';
import { check, documentOf, FAILED, resultRecord } from '../records.ts';

/** Begins a batch with these results. @returns its folder */
function batchOf(...students: readonly string[]): string {
  const out = temporaryFolder();
  const journal = new Journal(out, { to: 'begin', seed: 5, tool: '1' });
  for (const student of students) journal.append(resultRecord(student));
  journal.close();
  return out;
}

function keysIn(out: string, to: 'read' | 'append' = 'read'): readonly string[] {
  const journal = new Journal(out, { to });
  const keys = journal.briefs().map(({ student }) => student.key);
  journal.close();
  return keys;
}

describe('a journal', () => {
  it('keeps the seed that the batch was begun with', () => {
    const out = batchOf('ani');
    const journal = new Journal(out, { to: 'begin', seed: 6, tool: '2' });
    expect(journal.header).toMatchObject({ seed: 5, tool: '1' });
    journal.close();
  });

  it('counts the newest of several results for the same', () => {
    const out = batchOf('ani', 'budi');
    const journal = new Journal(out, { to: 'append' });
    journal.append(resultRecord('ani', documentOf(check(FAILED))));
    journal.close();
    const again = new Journal(out, { to: 'read' });
    const scores = [...again.results()].map((record) =>
      record.status === 'graded' ? [record.student.key, record.document.score] : [],
    );
    again.close();
    expect(scores).toEqual([
      ['ani', 0],
      ['budi', 30],
    ]);
  });

  it('keeps a cause that another version gave, with its mark', () => {
    const out = batchOf();
    const journal = new Journal(out, { to: 'append' });
    const document = documentOf(check(FAILED));
    const checks = document.checks.map((one) => ({ ...one, cause: unknownCause('no-more-there') }));
    journal.append(resultRecord('ani', { ...document, checks }));
    journal.close();
    const again = new Journal(out, { to: 'read' });
    expect([...again.results()]).toMatchObject([
      { status: 'graded', document: { score: 0, checks: [{ status: 'fail', cause: 'no-more-there' }] } },
    ]);
    again.close();
  });

  it('is written again, whole, where its folder was removed while it was open', () => {
    const out = batchOf('ani');
    const journal = new Journal(out, { to: 'append' });
    expect(journal.rescue()).toBe(false);
    rmSync(out, { recursive: true });
    journal.append(resultRecord('budi'));
    expect(journal.rescue()).toBe(true);
    journal.append(resultRecord('citra'));
    expect(journal.rescue()).toBe(false);
    journal.close();
    expect(keysIn(out)).toEqual(['ani', 'budi', 'citra']);
  });

  it('reads what version 0.1 wrote, under the names of now', () => {
    const out = batchOf('ani');
    const file = journalFile(out);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"substitution":', '"casting":'));
    const journal = new Journal(out, { to: 'read' });
    const [result] = [...journal.results()];
    journal.close();
    expect(result?.basis).toEqual(resultRecord('ani').basis);
  });

  it('reads a batch that version 0.1.0 has graded', () => {
    const out = temporaryFolder();
    copyFileSync(join(import.meta.dirname, 'assets/version-0.1.jsonl'), journalFile(out));
    const journal = new Journal(out, { to: 'read' });
    expect(journal.header).toMatchObject({ seed: 795_570, tool: '0.1.0' });
    expect([...journal.results()]).toMatchObject([
      {
        student: { key: 'Ani' },
        status: 'graded',
        basis: { substitution: 'needed' },
        document: { score: 60, maxScore: 100 },
      },
    ]);
    journal.close();
  });

  it('leaves out what was being written when giliran was killed, wherever that was, and goes on', () => {
    const out = batchOf('ani', 'budi');
    const file = journalFile(out);
    const whole = readFileSync(file);
    const first = whole.indexOf('\n') + 1;
    const second = whole.indexOf('\n', first) + 1;
    for (const length of [
      0,
      1,
      first - 1,
      first,
      first + 1,
      second - 1,
      second,
      second + 9,
      whole.length - 1,
    ]) {
      writeFileSync(file, whole);
      truncateSync(file, length);
      const journal = new Journal(out, { to: 'begin', seed: 5, tool: '1' });
      journal.append(resultRecord('citra'));
      journal.close();
      const kept = length < second ? [] : ['ani'];
      expect(keysIn(out), `${length} bytes`).toEqual([...kept, 'citra']);
    }
  });

  it('skips a corrupted line, and says so', () => {
    const out = batchOf('ani');
    appendFileSync(journalFile(out), '{"kind":"result","stu\0\0\n');
    const journal = new Journal(out, { to: 'append' });
    journal.append(resultRecord('budi'));
    expect(journal.corruptLines).toBe(1);
    journal.close();
    expect(keysIn(out)).toEqual(['ani', 'budi']);
  });

  it('is only read by a process that does not hold the lock', () => {
    const out = batchOf('ani');
    appendFileSync(journalFile(out), '{"kind":"result"');
    const before = readFileSync(journalFile(out), 'utf8');
    keysIn(out);
    expect(readFileSync(journalFile(out), 'utf8')).toBe(before);
  });

  for (const [name, text, id] of [
    ['of a newer giliran', '{"kind":"journal","version":2,"seed":1}\n', 'grade.too-new'],
    ['that is none', 'name,score\nani,3\n', 'grade.no-journal'],
  ] as const)
    it(`is refused, and left unchanged, where it is one ${name}`, () => {
      const out = temporaryFolder();
      writeFileSync(journalFile(out), text);
      expect(() => new Journal(out, { to: 'begin', seed: 5, tool: '1' })).toThrow(id);
      expect(readFileSync(journalFile(out), 'utf8')).toBe(text);
    });

  it('is not created for reading', () => {
    expect(() => keysIn(temporaryFolder())).toThrow('grade.no-batch');
  });
});
