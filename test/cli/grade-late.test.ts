import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { classOf, grade, ONE_LINE, PROGRAMS, resultLines, temporaryFolder } from '../batch/class.ts';
import { zipOfFiles } from '../batch/intake/zip-writer.ts';
import { giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('python3', 'namespaces');

const DUE = ['--due', '2025-11-20T20:00Z', '--late', '10%/day'];

/** A batch's row for a student, by its headings. */
function rowOf(out: string, key: string): Readonly<Record<string, string | undefined>> {
  const [head = '', ...rows] = readFileSync(join(out, 'results.csv'), 'utf8')
    .replace('\ufeff', '')
    .split('\r\n');
  const cells = rows.find((row) => row.startsWith(`${key},`))?.split(',') ?? [];
  return Object.fromEntries(head.split(',').map((heading, index) => [heading, cells[index]]));
}

describe('giliran grade, of late hand-ins', () => {
  it('finds late hand-ins by a table, subtracts the rule’s points in a separate column, and runs nothing for it', async () => {
    const folder = classOf({ Ani: 'right', Budi: 'silent', Citra: 'right' });
    const out = join(temporaryFolder(), 'out');
    await grade(ONE_LINE, folder, out);
    const before = resultLines(out);
    const times = join(temporaryFolder(), 'times.csv');
    writeFileSync(
      times,
      'time;student\n2025-11-21T22:00+00:00;Ani\n2025-11-20T19:59Z;Budi\nkemarin;Citra\n2025-11-20;Dedi\n',
    );
    const { out: said, err } = await grade(ONE_LINE, folder, out, ...DUE, '--times', times);
    expect(resultLines(out)).toEqual(before);
    expect(err).toContain('names students who are not in this class, or whom several could be: Dedi.');
    expect(err).toContain('Times that could not be read: Citra (kemarin).');
    expect(err).toContain('It is not known when 1 student handed in');
    expect(said).toContain('1 handed in late (for 0 of them it is not known how late)');
    expect(rowOf(out, 'Ani')).toMatchObject({
      score: '100',
      late: 'yes',
      'late by': '1d 02:00',
      penalty: '20',
      'score after penalty': '80',
    });
    expect(rowOf(out, 'Budi')).toMatchObject({ score: '70', late: '', 'score after penalty': '70' });
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain(
      'Late: by 1 day and 2 hours. After the penalty: 80 of 100 points (10%/day)',
    );
    expect(readFileSync(join(out, 'feedback/Ani.md'), 'utf8')).toContain('**After the penalty:** 80 of 100');

    await giliran('override', out, 'Ani', '95', '--reason', 'was ill');
    expect(rowOf(out, 'Ani')).toMatchObject({ score: '95', late: 'yes', 'score after penalty': '95' });
    await grade(ONE_LINE, folder, out, '--due', 'none');
    expect(rowOf(out, 'Ani')).toMatchObject({
      'handed in': '2025-11-21T22:00:00.000Z',
      late: '',
      'late by': '',
    });
  });

  it('leaves the deduction open where the LMS only says that it was late', async () => {
    const archive = join(temporaryFolder(), 'kelas.zip');
    const files = (who: string) =>
      Object.entries(PROGRAMS.right).map(([name, text], at) => [`${who}_${at + 10}_${name}`, text] as const);
    writeFileSync(
      archive,
      zipOfFiles(Object.fromEntries([...files('lestariani_LATE_1'), ...files('santosobudi_2')])),
    );
    const out = join(temporaryFolder(), 'out');
    await grade(ONE_LINE, archive, out, '--late', '5/hour');
    expect(rowOf(out, 'lestariani')).toMatchObject({
      score: '100',
      late: 'yes',
      'late by': '',
      'score after penalty': '',
    });
    expect(rowOf(out, 'santosobudi')).toMatchObject({ late: '', 'score after penalty': '100' });
  });

  it('reads times from Moodle’s sheet, and fills in the full mark or, if asked to, the reduced one', async () => {
    const work = temporaryFolder();
    const archive = join(work, 'kelas.zip');
    const own = (name: string) =>
      Object.entries(PROGRAMS.right).map(([file, text]) => [`${name}_assignsubmission_file/${file}`, text]);
    writeFileSync(archive, zipOfFiles(Object.fromEntries([...own('Ani_1'), ...own('Budi_2')])));
    writeFileSync(
      join(work, 'Nilai.csv'),
      [
        'Identifier,Full name,Grade,Maximum Grade,Last modified (submission),Last modified (grade),Feedback comments',
        'Participant 1,Ani,,50.00,"Friday, 21 November 2025, 9:00 AM",-,',
        'Participant 2,Budi,,50.00,"Kamis, 20 November 2025, 19:00",-,',
        '',
      ].join('\n'),
    );
    const out = join(work, 'out');
    const flags = ['--sheet', join(work, 'Nilai.csv'), '--due', '2025-11-20T20:00', '--late', '10%/day'];
    await grade(ONE_LINE, archive, out, ...flags);
    const sheet = () => readFileSync(join(out, 'Nilai.csv'), 'utf8');
    expect(sheet()).toMatch(/Participant 1,Ani,50,[\s\S]*Late: by 13 hours[\s\S]*Participant 2,Budi,50,/);
    await grade(ONE_LINE, archive, out, '--late-counts');
    expect(sheet()).toMatch(/Participant 1,Ani,45,[\s\S]*Participant 2,Budi,50,/);
  });

  for (const [flags, said] of [
    [['--due', 'kemarin'], 'Expected --due to be a time like 2025-11-20T23:59, found "kemarin".'],
    [['--late', '10'], 'Expected --late to be like 10%/day'],
    [['--times', '/no/such.csv'], 'Expected a table for --times, found no file "/no/such.csv".'],
  ] as const)
    it(`reports bad use in one line: ${flags.join(' ')}`, async () => {
      const { code, err } = await grade(
        ONE_LINE,
        classOf({ Ani: 'right' }),
        join(temporaryFolder(), 'o'),
        ...flags,
      );
      expect([code, err.split('\n').length]).toEqual([2, 2]);
      expect(err).toContain(said);
    });
});
