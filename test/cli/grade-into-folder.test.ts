import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { Journal } from '../../src/batch/journal/journal.ts';
import { keepSheet } from '../../src/batch/outputs/sheet-choice.ts';
import { classOf, grade, ONE_LINE, scoresOf, temporaryFolder } from '../batch/class.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('python3', 'namespaces');

const SHEET = 'Identifier,Full name,Grade,Maximum Grade,Last modified (grade),Feedback comments\n';
const CHOICES = { gradeColumn: null, commentColumn: null, assignment: null, scale: 'sheet' } as const;

describe('giliran grade into an existing folder', () => {
  it('refuses one that is no batch before anything is run or written, and says what to do', async () => {
    const folder = classOf({ Ani: 'right' });
    const out = temporaryFolder();
    writeFileSync(join(out, 'skripsi.docx'), 'bab 1');
    const { code, err } = await grade(ONE_LINE, folder, out);
    expect(code).toBe(2);
    // Refused before the isolation is tried.
    expect(err).toBe(
      'giliran: Expected --out to name a new folder, an empty one or the folder of a batch, ' +
        `found "skripsi.docx" in ${out}, and no journal. Choose a new folder, or an empty one.\n`,
    );
    mkdirSync(join(out, 'bab-2'));
    const indonesian = await grade(ONE_LINE, folder, out, '--lang', 'id');
    expect(indonesian.err).toContain(`di ${out} ada "bab-2" dan lainnya, dan tidak ada jurnal.`);
    expect(readdirSync(out)).toEqual(['bab-2', 'skripsi.docx']);
  });

  it('takes an empty one, and one in which a giliran was killed before its journal', async () => {
    const folder = classOf({ Ani: 'document' });
    const out = temporaryFolder();
    writeFileSync(join(out, 'lock'), '{"claim":"cut sh');
    expect((await grade(ONE_LINE, folder, out)).code).toBe(1);
    expect(scoresOf(out)).toEqual({ Ani: 'ungraded' });
  });

  it('goes on in one in which giliran was killed after keeping the sheet', async () => {
    const folder = classOf({ Ani: 'right' });
    const out = temporaryFolder();
    const sheet = join(temporaryFolder(), 'Grades.csv');
    writeFileSync(sheet, `${SHEET}Participant 101,Ani,,50.00,-,\n`);
    new Journal(out, { to: 'begin', seed: 7, tool: '1' }).close();
    keepSheet(out, sheet, 'en', CHOICES);
    expect((await grade(ONE_LINE, folder, out, '--sheet', sheet)).code).toBe(0);
    expect(readFileSync(join(out, 'Grades.csv'), 'utf8')).toContain('Participant 101,Ani,50,50.00');
  });
});
