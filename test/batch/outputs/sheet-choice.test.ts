import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepSheet, keptSheet } from '../../../src/batch/outputs/sheet-choice.ts';
import { MessageError } from '../../../src/model/message.ts';
import { temporaryFolder } from '../class.ts';

const MOODLE = 'Identifier,Full name,Grade,Last modified (grade),Feedback comments\n';
const CHOICES = { gradeColumn: null, commentColumn: null, assignment: null, scale: 'sheet' } as const;

function sheetFile(name: string, text: string): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, text);
  return file;
}

describe('a batch’s sheet', () => {
  it('is kept only where it can be filled in', () => {
    const out = temporaryFolder();
    keepSheet(out, sheetFile('moodle.csv', MOODLE), 'en', CHOICES);
    expect(() => keepSheet(out, sheetFile('tugas.py', 'print(1)\n'), 'en', CHOICES)).toThrow(MessageError);
    expect(keptSheet(out)?.name).toBe('moodle.csv');
  });

  it('removes the filled copy of the one before, whose marks would be out of date', () => {
    const out = temporaryFolder();
    keepSheet(out, sheetFile('satu.csv', MOODLE), 'en', CHOICES);
    writeFileSync(join(out, 'satu.csv'), MOODLE);
    keepSheet(out, sheetFile('dua.csv', MOODLE), 'en', CHOICES);
    expect(keptSheet(out)?.name).toBe('dua.csv');
    expect(existsSync(join(out, 'satu.csv'))).toBe(false);
  });
});
