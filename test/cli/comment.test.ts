import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { classOf, grade, ONE_LINE, PROGRAMS, scoresOf, temporaryFolder } from '../batch/class.ts';
import { zipOfFiles } from '../batch/intake/zip-writer.ts';
import { unzip } from '../export/unzip.ts';
import { giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('python3', 'namespaces');

function table(text: string): string {
  const file = join(temporaryFolder(), 'tabel.csv');
  writeFileSync(file, text);
  return file;
}

async function batchOf(students: Parameters<typeof classOf>[0]): Promise<string> {
  const out = join(temporaryFolder(), 'out');
  await grade(ONE_LINE, classOf(students), out);
  return out;
}

describe('giliran override --from', () => {
  it('sets a whole table of marks, or none of them, and says row by row what is wrong', async () => {
    const out = await batchOf({ Ani: 'right', Budi: 'silent', Citra: 'document' });
    const bad = table('student;score;reason\nAni;50,5;a\nDedi;10;b\nBudi;101;c\nCitra;30;d\n');
    const refused = await giliran('override', out, '--from', bad);
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(
      /row 2: .*write 50\.5\.\nrow 3: .*"Dedi".*\nrow 4: .*from 0 to 100, found "101"/,
    );
    expect(refused.err).toContain('Nothing was set: 3 rows of');
    expect(scoresOf(out)).toEqual({ Ani: 100, Budi: 70, Citra: 'ungraded' });

    const good = table(
      'lab,Nilai,NAMA,alasan\n,,Ani,kosong\none-line,55.5,budi,"dilihat, di kelas"\n,30,Citra,\n',
    );
    const set = await giliran('override', out, '--from', good, '--reason', 'shown', '--by', 'Bu Sri');
    expect([set.code, set.out]).toEqual([
      0,
      'Budi, one-line: the mark is now 55.5.\nCitra, one-line: the mark is now 30.\n',
    ]);
    expect(scoresOf(out)).toEqual({ Ani: 100, Budi: 55.5, Citra: 30 });
    expect(readFileSync(join(out, 'feedback/Budi.md'), 'utf8')).toContain('dilihat, di kelas');
    expect(readFileSync(join(out, 'feedback/Citra.md'), 'utf8')).toContain('shown');

    await giliran('override', out, '--from', table('key,score\nBudi,remove\n'));
    expect(scoresOf(out)).toEqual({ Ani: 100, Budi: 70, Citra: 30 });
  });
});

describe('giliran comment', () => {
  it('keeps a person’s comment apart from giliran’s, and shows it to the student', async () => {
    const out = await batchOf({ Ani: 'right', Budi: 'silent' });
    expect(await giliran('comment', out, 'Budi', '=Bagus <b>sekali</b>', '--by', 'Bu Sri')).toMatchObject({
      code: 0,
    });
    await giliran('comment', out, '--from', table('student,comment\nani,Temui saya\n'));
    const read = (file: string) => readFileSync(join(out, file), 'utf8');
    expect(read('feedback/Budi.md')).toContain('**Comment from Bu Sri:** \\=Bagus &lt;b&gt;sekali&lt;/b&gt;');
    expect(read('feedback/Ani.md')).toContain('Temui saya');
    expect(read('feedback/Ani.md')).not.toContain('Bagus');
    expect(read('results.csv')).toContain("'=Bagus <b>sekali</b>");
    expect(read('index.html')).toContain('Bu Sri: =Bagus \\u003cb');
    expect(JSON.parse(read('gradescope/Budi.json')).output).toContain('Comment from Bu Sri: =Bagus');
    await grade(ONE_LINE, classOf({ Ani: 'right', Budi: 'right' }), out);
    expect(read('feedback/Budi.md')).toContain('Bagus');
    await giliran('comment', out, 'Budi', '--remove');
    expect(read('feedback/Budi.md')).not.toContain('Bagus');
    expect((await giliran('comment', out, 'Budi', '--remove')).err).toContain(
      'Expected a comment to Budi, found none.',
    );
    expect((await giliran('comment', out, 'Budi', ' ')).code).toBe(2);
  });
});

describe('a class with a sheet', () => {
  it('has rows for missing hand-ins, a pass mark, and a page of feedback for each student, named as Moodle does', async () => {
    const work = temporaryFolder();
    const archive = join(work, 'kelas.zip');
    const own = (who: string, files: Readonly<Record<string, string>>) =>
      Object.entries(files).map(([file, text]) => [`${who}_assignsubmission_file/${file}`, text]);
    writeFileSync(
      archive,
      zipOfFiles(
        Object.fromEntries([...own('Ani Wijaya_1', PROGRAMS.right), ...own('Budi_Umar_2', PROGRAMS.silent)]),
      ),
    );
    const sheet = join(work, 'Nilai.csv');
    writeFileSync(
      sheet,
      [
        'Identifier,Full name,Grade,Maximum Grade,Last modified (grade),Feedback comments',
        'Participant 1,Ani Wijaya,,100.00,-,',
        'Participant 2,Budi Umar,,100.00,-,',
        'Participant 3,"=Cici ""C""",,100.00,-,',
        '',
      ].join('\n'),
    );
    const out = join(work, 'out');
    const { out: said, err } = await grade(ONE_LINE, archive, out, '--sheet', sheet, '--pass', '75%');
    expect(said).toContain('one-line: 1 of 2 have passed (75%)');
    expect(err).toContain('1 in the sheet handed in nothing: =Cici "C".');
    const rows = readFileSync(join(out, 'results.csv'), 'utf8').trim().split('\r\n');
    expect(rows[0]).toContain('score,max,passed,');
    expect(rows[1]).toContain(',100,100,yes,');
    expect(rows[2]).toContain(',70,100,no,');
    expect(rows[3]).toMatch(/^,"'=Cici ""C""",3,,nothing-handed-in,,/);
    const page = readFileSync(join(out, 'index.html'), 'utf8');
    expect(page).toContain('1 of 2 have passed (75%)');
    expect(page).toContain('=Cici');

    await giliran('comment', out, 'Budi Umar', 'Ulangi <script>alert(1)</script>');
    const zipped = await giliran('export', 'moodle', out);
    expect(zipped).toMatchObject({ code: 0 });
    await unzip(join(out, 'moodle-feedback.zip'), join(work, 'isi'));
    const html = (name: string) =>
      readFileSync(join(work, 'isi', `${name}_assignfeedback_file_feedback.html`), 'utf8');
    expect(html('Ani Wijaya_1')).toContain('one-line: 100 of 100 points');
    expect(html('Budi Umar_2')).toContain('Ulangi &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html('Ani Wijaya_1')).not.toContain('Budi');
  });

  it('has no feedback for Moodle where Moodle’s numbers are unknown', async () => {
    const out = await batchOf({ '1203210024 Ani': 'right' });
    const { code, err } = await giliran('export', 'moodle', out);
    expect([code, err]).toEqual([2, expect.stringContaining('Expected numbers of Moodle’s participants')]);
  });
});
