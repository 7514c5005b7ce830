import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import {
  canonicalOf,
  classOf,
  grade,
  labCopy,
  ONE_LINE,
  resultLines,
  scoresOf,
  temporaryFolder,
} from '../batch/class.ts';
import { giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('python3', 'namespaces');

interface Graded {
  readonly lab: string;
  readonly folder: string;
  readonly out: string;
}

/** A class of two that has been graded with a lab of its own. */
async function gradedClass(): Promise<Graded> {
  const lab = labCopy();
  const folder = classOf({ Ani: 'right', Budi: 'silent' });
  const out = join(temporaryFolder(), 'out');
  await grade(lab, folder, out);
  return { lab, folder, out };
}

function change(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

/** Takes points from the first check, and gives them to the next one. */
function changePoints(lab: string): void {
  change(lab, 'points: 40', 'points: 20');
  change(lab, 'points: 30', 'points: 50');
}

describe('giliran regrade', () => {
  it('changes nothing where nothing has changed', async () => {
    const { out } = await gradedClass();
    const before = { lines: resultLines(out), canonical: canonicalOf(out) };
    const { code, out: said } = await giliran('regrade', out);
    expect({ code, said }).toEqual({
      code: 0,
      said: '2 results graded again from their traces; 0 have moved.\n',
    });
    expect({ lines: resultLines(out), canonical: canonicalOf(out) }).toEqual(before);
  });

  it('shows which marks a change of points moves and why, and runs no program, then or later', async () => {
    const { lab, folder, out } = await gradedClass();
    changePoints(lab);
    const { code, out: said } = await giliran('regrade', out);
    expect(code).toBe(0);
    expect(said).toContain('Budi, one-line: 70/100 → 50/100\n  listen.port: pass 40/40 → pass 20/20\n');
    expect(said).toContain('2 results graded again from their traces; 2 have moved.');
    expect(scoresOf(out)).toEqual({ Ani: 100, Budi: 50 });
    expect(readFileSync(join(out, 'feedback/Budi.md'), 'utf8')).toContain('50 of 100 points');
    const { err } = await grade(lab, folder, out);
    expect(err).toContain('2 results were there already and still hold.');
  });

  it('leaves results alone that were run in other scenes, or have lost their traces', async () => {
    const { lab, out } = await gradedClass();
    rmSync(join(out, 'traces/Ani'), { recursive: true });
    const lost = await giliran('regrade', out);
    expect(lost).toMatchObject({ code: 1 });
    expect(lost.err).toContain('missing, so they stay as they were: Ani.');
    change(lab, 'repeat: 3', 'repeat: 2');
    const changed = await giliran('regrade', out);
    expect(changed.err).toContain(
      'scenes have changed since these were run, so they stay as they were: Ani and Budi.',
    );
    expect(scoresOf(out)).toEqual({ Ani: 100, Budi: 70 });
  });

  it('names the lab that it cannot find', async () => {
    const { lab, out } = await gradedClass();
    rmSync(lab);
    const { code, err } = await giliran('regrade', out);
    expect(code).toBe(1);
    expect(err).toContain(`The lab one-line (${lab}) was not found here`);
    expect(scoresOf(out)).toEqual({ Ani: 100, Budi: 70 });
  });

  it('creates no batch where there is none', async () => {
    const { code, err } = await giliran('regrade', temporaryFolder());
    expect(code).toBe(2);
    expect(err).toContain('found no journal');
  });
});

describe('giliran override', () => {
  it('shows in every output, survives grading and regrading, and can be taken back', async () => {
    const { lab, folder, out } = await gradedClass();
    const set = await giliran(
      'override',
      out,
      'budi',
      '55',
      '--reason',
      'seen <b>in class</b>',
      '--by',
      'Bu Sri',
    );
    expect(set).toMatchObject({ code: 0, out: 'Budi, one-line: the mark is now 55.\n' });
    changePoints(lab);
    await giliran('regrade', out);
    await grade(lab, folder, out, '--no-substitution');
    expect(scoresOf(out)).toEqual({ Ani: 100, Budi: 55 });
    const outputs = [
      'results.csv',
      'results.json',
      'junit.xml',
      'gradescope/Budi.json',
      'classroom/Budi.json',
      'feedback/Budi.md',
      'pages/Budi/one-line.html',
    ];
    const without = outputs.filter((file) => {
      const text = readFileSync(join(out, file), 'utf8');
      return !text.includes('Bu Sri') || !text.includes('55');
    });
    expect(without).toEqual([]);
    expect(readFileSync(join(out, 'pages/Budi/one-line.html'), 'utf8')).not.toContain('<b>in class');
    await giliran('override', out, 'Budi', '--remove');
    expect(scoresOf(out)).toEqual({ Ani: 100, Budi: 50 });
    expect(readFileSync(join(out, 'pages/Budi/one-line.html'), 'utf8')).not.toContain('Bu Sri');
  });

  it('finds a student by an address that only the sheet has', async () => {
    const out = join(temporaryFolder(), 'out');
    const sheet = join(temporaryFolder(), 'Grades.csv');
    const lines = ['Identifier,Full name,Email address,Grade,Maximum Grade,Feedback comments'];
    lines.push('Participant 1,Ani,ani@kampus.example,,100,', 'Participant 2,Budi,budi@kampus.example,,100,');
    writeFileSync(sheet, `${lines.join('\n')}\n`);
    await grade(ONE_LINE, classOf({ Ani: 'document', Budi: 'document' }), out, '--sheet', sheet);
    const said = ['60.5', '--reason', 'seen'];
    expect(await giliran('override', out, 'Budi@kampus.example', ...said)).toMatchObject({ code: 0 });
    expect(await giliran('override', out, 'ani@kampus.example:one-line', ...said)).toMatchObject({ code: 0 });
    expect(scoresOf(out)).toEqual({ Ani: 60.5, Budi: 60.5 });
    expect(await giliran('override', out, 'cici@kampus.example', ...said)).toMatchObject({ code: 2 });
  });

  it('gives a mark to a student without one, who then needs no person any more', async () => {
    const folder = classOf({ Ani: 'document', Budi: 'document' });
    const out = join(temporaryFolder(), 'out');
    await grade(ONE_LINE, folder, out);
    await giliran('override', out, 'Ani', '60', '--reason', 'seen');
    const one = await grade(ONE_LINE, folder, out, '--json');
    expect(one.code).toBe(1);
    expect(JSON.parse(one.out)).toMatchObject({ ungraded: 2, attention: [{ student: { key: 'Budi' } }] });
    await giliran('override', out, 'Budi', '0', '--reason', 'seen');
    expect(await grade(ONE_LINE, folder, out)).toMatchObject({ code: 0 });
    await giliran('override', out, 'Ani', '--remove');
    expect(await grade(ONE_LINE, folder, out)).toMatchObject({ code: 1 });
  });

  for (const [name, argv, what] of [
    ['an unknown student', ['Budy', '55', '--reason', 'x'], 'Did you mean Budi?'],
    ['too many points', ['Budi', '101', '--reason', 'x'], 'Expected a score from 0 to 100, found "101"'],
    ['no points', ['Budi', '--reason', 'x'], 'Expected a score from 0 to 100'],
    ['a decimal comma', ['Budi', '50,5', '--reason', 'x'], 'found "50,5": write 50.5.'],
    ['too many points with one', ['Budi', '100,5', '--reason', 'x'], 'from 0 to 100, found "100,5".'],
    ['thousands', ['Budi', '1,000', '--reason', 'x'], 'from 0 to 100, found "1,000".'],
    ['no reason', ['Budi', '55'], 'Expected --reason'],
    ['an unknown lab', ['Budi:turn-chat', '55', '--reason', 'x'], 'Expected STUDENT:LAB'],
    ['nothing to take back', ['Budi', '--remove'], 'found none'],
  ] as const)
    it(`reports bad use, with exit code 2: ${name}`, async () => {
      const folder = classOf({ Ani: 'document', Budi: 'document' });
      const lab = labCopy();
      const out = join(temporaryFolder(), 'out');
      await grade(lab, folder, out);
      const { code, err } = await giliran('override', out, ...argv);
      expect(code).toBe(2);
      expect(err).toContain(what);
    });
});
