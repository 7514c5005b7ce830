import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sheetAddresses } from '../../../src/batch/outputs/read-sheet.ts';
import { keepSheet, sheetOriginal } from '../../../src/batch/outputs/sheet-choice.ts';
import { student } from '../../gradebook/results.ts';
import { temporaryFolder } from '../class.ts';

const MOODLE = 'Identifier,Full name,Email,Grade\nParticipant 1,Ani,ani@kampus.example,\n';
const CHOICES = { gradeColumn: null, commentColumn: null, assignment: null, scale: 'sheet' } as const;
const STUDENTS = [student('k', { name: 'Ani' })];

describe('the addresses in a batch’s sheet', () => {
  it('are none without a sheet, and with a missing or corrupted one', () => {
    const out = temporaryFolder();
    expect([...sheetAddresses(out, STUDENTS)]).toEqual([]);
    const file = join(temporaryFolder(), 'moodle.csv');
    writeFileSync(file, MOODLE);
    const original = sheetOriginal(out, keepSheet(out, file, 'en', CHOICES));
    expect([...sheetAddresses(out, STUDENTS)]).toEqual([['k', ['ani@kampus.example']]]);
    writeFileSync(original, 'print(1)\n');
    expect([...sheetAddresses(out, STUDENTS)]).toEqual([]);
    rmSync(original);
    expect([...sheetAddresses(out, STUDENTS)]).toEqual([]);
  });
});
