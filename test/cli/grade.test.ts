import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { withBatchLock } from '../../src/batch/kept/batch-lock.ts';
import {
  canonicalOf,
  classOf,
  grade,
  labCopy,
  ONE_LINE,
  PROGRAMS,
  resultLines,
  scoresOf,
  temporaryFolder,
} from '../batch/class.ts';
import { zipOfFiles } from '../batch/intake/zip-writer.ts';
import { giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('python3', 'namespaces');

describe('giliran grade', () => {
  it('gives marks, lists students without one, and writes the files for every LMS', async () => {
    const folder = classOf({ Ani: 'right', Budi: 'silent', Citra: 'document' });
    const out = join(temporaryFolder(), 'out');
    const { code, out: said, err } = await grade(ONE_LINE, folder, out);
    expect(code).toBe(1);
    expect(scoresOf(out)).toEqual({ Ani: 100, Budi: 70, Citra: 'ungraded' });
    expect(said).toContain('Citra (Citra): Expected programs, found only documents: laporan.pdf.');
    expect(said).toContain('one-line: mean 85.0 of 100, over 2 marks');
    expect(err).toContain('Warning: with --isolation network');
    expect(readdirSync(out).sort()).toEqual([
      'alike',
      'class',
      'classroom',
      'feedback',
      'gradescope',
      'index.html',
      'journal.jsonl',
      'junit.xml',
      'pages',
      'results.csv',
      'results.json',
      'traces',
    ]);
    for (const file of [
      'feedback/Ani.md',
      'gradescope/Citra.json',
      'classroom/Budi.json',
      'pages/Ani/one-line.html',
    ])
      expect(existsSync(join(out, file)), file).toBe(true);
    expect(
      filesWith(out, 'Budi').filter((file) =>
        /^(?:pages|feedback|gradescope|classroom|traces).*Ani/.test(file),
      ),
    ).toEqual([]);
  });

  it('does nothing twice, and says so', async () => {
    const folder = classOf({ Ani: 'right', Citra: 'document' });
    const out = join(temporaryFolder(), 'out');
    await grade(ONE_LINE, folder, out);
    const before = { lines: resultLines(out), canonical: canonicalOf(out) };
    const { err } = await grade(ONE_LINE, folder, out);
    expect(err).toContain('2 results were there already and still hold.');
    expect({ lines: resultLines(out), canonical: canonicalOf(out) }).toEqual(before);
  });

  it('refuses a second giliran at the same batch', async () => {
    const folder = classOf({ Ani: 'right' });
    const out = join(temporaryFolder(), 'out');
    await withBatchLock(out, async () => {
      const { code, err } = await grade(ONE_LINE, folder, out);
      expect(code).toBe(2);
      expect(err).toContain(`process ${process.pid} on`);
    });
    expect((await grade(ONE_LINE, folder, out)).code).toBe(0);
  });

  it('takes a zip as Moodle gives it out, a map file, and the sheet to fill in', async () => {
    const work = temporaryFolder();
    const archive = join(work, 'kelas.zip');
    const named = (text: string, other: string) => [text, other];
    const [server, client] = named(PROGRAMS.right['server.py'] ?? '', PROGRAMS.right['client.py'] ?? '');
    writeFileSync(
      archive,
      zipOfFiles({
        'Ani Wijaya_101_assignsubmission_file/server.py': server ?? '',
        'Ani Wijaya_101_assignsubmission_file/client.py': client ?? '',
        'Budi_102_assignsubmission_file/peladen.py': server ?? '',
        'Budi_102_assignsubmission_file/klien.py': client ?? '',
      }),
    );
    writeFileSync(join(work, 'map.yaml'), 'server: peladen.py\nclient: klien.py\n');
    writeFileSync(
      join(work, 'Grades.csv'),
      [
        'Identifier,Full name,Grade,Maximum Grade,Last modified (grade),Feedback comments',
        'Participant 101,Ani Wijaya,,50.00,-,',
        'Participant 102,Budi,,50.00,-,',
        '',
      ].join('\n'),
    );
    const out = join(work, 'out');
    const flags = ['--map', join(work, 'map.yaml'), '--sheet', join(work, 'Grades.csv')];
    const { code, err } = await grade(ONE_LINE, archive, out, ...flags);
    expect(err).toContain('taken for Moodle');
    expect(code).toBe(0);
    const sheet = readFileSync(join(out, 'Grades.csv'), 'utf8');
    expect(sheet).toMatch(/Participant 101,Ani Wijaya,50(?:\.00)?,50\.00/);
    expect(sheet).toMatch(/Participant 102,Budi,50(?:\.00)?,50\.00/);
    const feedback = (key: string) => readFileSync(join(out, `feedback/${key}.md`), 'utf8');
    expect(feedback('Budi')).toMatch(/--seed \d+ --map server=peladen\.py --map client=klien\.py`\n$/);
    expect(feedback('Ani-Wijaya')).not.toContain('--map');
  });

  it('grades several labs at once', async () => {
    const folder = join(temporaryFolder(), 'kelas');
    for (const lab of ['one-line', 'two-line']) {
      mkdirSync(join(folder, 'Ani', lab), { recursive: true });
      for (const [file, text] of Object.entries(lab === 'one-line' ? PROGRAMS.right : PROGRAMS.silent))
        writeFileSync(join(folder, 'Ani', lab, file), text);
    }
    mkdirSync(join(folder, 'Budi'));
    const other = labCopy();
    writeFileSync(other, readFileSync(other, 'utf8').replace('lab: one-line', 'lab: two-line'));
    const out = join(temporaryFolder(), 'out');
    const { out: said } = await grade(`${ONE_LINE},${other}`, folder, out, '--json');
    const summary = JSON.parse(said);
    expect(summary).toMatchObject({ results: 4, pass: 1, fail: 1, ungraded: 2, run: { new: 2 } });
    expect(readFileSync(join(out, 'results.csv'), 'utf8')).toContain('total max');
  });

  for (const [name, flags, what] of [
    ['no --out', [], 'Expected --out FOLDER'],
    ['a format that there is not', ['--format', 'blackboard'], 'Expected --format to be one of'],
    ['no jobs', ['--jobs', '0'], 'Expected --jobs to be a whole number from 1'],
    ['a sheet nowhere', ['--sheet', '/no/such.csv'], 'found no file "/no/such.csv"'],
    ['a map nowhere', ['--map', '/no/such.yaml'], 'found no file "/no/such.yaml"'],
    [
      'another isolation',
      ['--isolation', 'auto'],
      'Expected --isolation to be one of sandbox, network and none',
    ],
  ] as const)
    it(`reports bad use in one line, with exit code 2: ${name}`, async () => {
      const folder = classOf({ Ani: 'right' });
      const out = name === 'no --out' ? [] : ['--out', join(temporaryFolder(), 'out')];
      const { code, err } = await giliran('grade', ONE_LINE, folder, ...out, ...flags);
      expect({ code, lines: err.split('\n').length }).toEqual({ code: 2, lines: 2 });
      expect(err).toContain(what);
    });

  it('refuses another seed for a batch that has one, and a batch within the hand-ins', async () => {
    const folder = classOf({ Ani: 'document' });
    const out = join(temporaryFolder(), 'out');
    await grade(ONE_LINE, folder, out);
    expect((await grade(ONE_LINE, folder, out, '--seed', '8')).err).toContain(
      'has the seed 7, found --seed 8',
    );
    const inside = await grade(ONE_LINE, folder, join(folder, 'out'));
    expect(inside).toMatchObject({ code: 2 });
    expect(inside.err).toContain('Expected --out outside of the hand-ins');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});

describe('giliran grade in a sandbox', () => {
  needs('python3', 'namespaces', 'bwrap').it('gives the same marks as without', async () => {
    const folder = classOf({ Ani: 'right', Budi: 'silent' });
    const out = join(temporaryFolder(), 'out');
    const { code, err } = await giliran('grade', ONE_LINE, folder, '--out', out);
    expect(code).toBe(0);
    expect(err).not.toContain('Warning');
    expect(scoresOf(out)).toEqual({ Ani: 100, Budi: 70 });
  });
});

/** Files below a folder that contain a text. */
function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file, 'utf8').includes(text))
    .map((file) => file.slice(folder.length + 1));
}
