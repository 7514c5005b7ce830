import { parse } from 'csv-parse/sync';
import { execaSync } from 'execa';
import { describe, expect, it } from 'vitest';
import { resultsCsv } from '../../src/gradebook/results-csv.ts';
import type { StudentResult } from '../../src/model/batch.ts';
import { needs } from '../support/tools.ts';
import { HOSTILE } from './hostile.ts';
import { check, failed, graded, override, student, undecided, ungraded } from './results.ts';

const BUDI = student('budi', { name: 'Budi Santoso', id: '1203' });
const SITI = student('siti', { name: 'Siti' });

/** The rows of the sheet as records, by their headings. */
function records(results: readonly StudentResult[]): readonly Readonly<Record<string, string>>[] {
  return parse<Record<string, string>>(resultsCsv(results, 'en'), { bom: true, columns: true });
}

describe('results.csv', () => {
  it('is made for spreadsheets: a byte-order mark, and CRLF at every line’s end', () => {
    const text = resultsCsv([graded(BUDI)], 'en');
    expect(text.startsWith('\ufeffkey,name,id,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('has a row for each student, with the score, every check, causes and who is at fault', () => {
    expect(records([graded(BUDI)])).toEqual([
      {
        key: 'budi',
        name: 'Budi Santoso',
        id: '1203',
        lab: 'turn-chat',
        verdict: 'fail',
        score: '50',
        max: '100',
        'connect.listens': 'pass',
        'turns.order': 'fail',
        causes: 'crash',
        blame: 'server',
        override: '',
        'override reason': '',
        'override by': '',
        'score before override': '',
        seed: '7',
        trace: 'traces/a.jsonl',
        problem: '',
      },
    ]);
  });

  it('leaves the score empty where it is withheld or there is none, and says why', () => {
    const [budi, siti] = records([graded(BUDI, [undecided('a.b')]), ungraded(SITI)]);
    expect(budi).toMatchObject({ verdict: 'inconclusive', score: '', max: '50' });
    expect(siti).toMatchObject({ verdict: 'ungraded', score: '', max: '50', seed: '' });
    expect(siti?.problem).toContain('kiriman.rar');
  });

  it('shows an override: what counts, why, by whom, and what it replaces', () => {
    const [row] = records([graded(BUDI, undefined, { override: override(85) })]);
    expect(row).toMatchObject({
      verdict: 'fail',
      score: '85',
      override: '85',
      'override reason': 'demonstrated in class',
      'override by': 'Ani',
      'score before override': '50',
    });
  });

  it('has a group of columns for each lab, and a total where there are several labs', () => {
    const [budi, siti] = records([
      graded(BUDI, [check('a.b')], { lab: 'turn-chat' }),
      graded(BUDI, [failed('c.d'), check('c.e')], { lab: 'group-chat' }),
      graded(SITI, [check('a.b')], { lab: 'turn-chat' }),
    ]);
    expect(budi).toMatchObject({ 'group-chat score': '50', 'turn-chat score': '50', total: '100' });
    expect(budi).toMatchObject({ 'turn-chat a.b': 'pass', 'group-chat c.d': 'fail', 'total max': '150' });
    expect(siti).toMatchObject({ 'group-chat verdict': '', total: '', 'total max': '150' });
  });

  it('is the same in whatever order was graded', () => {
    const results = [graded(SITI), graded(BUDI), ungraded(student('ani'))];
    expect(resultsCsv([...results].reverse(), 'en')).toBe(resultsCsv(results, 'en'));
  });

  it('writes numbers as numbers, without rounding errors', () => {
    const tenth = graded(
      BUDI,
      [0.1, 0.2].map((points) => check(`a.p${points}`, { maxScore: points, score: points })),
    );
    expect(records([tenth])[0]).toMatchObject({ score: '0.3', max: '0.3' });
  });

  needs('python3').it('reads the same with another parser, in every language', () => {
    const people = HOSTILE.map((name, index) => graded(student(`s${index}`, { name, id: name })));
    const text = resultsCsv([...people, ungraded(student('z'), {}, '=1+1\n;=1+1')], 'id');
    const script =
      'import csv,io,json,sys;print(json.dumps(list(csv.reader(io.StringIO(sys.stdin.read()[1:], newline="")))))';
    const { stdout } = execaSync('python3', ['-c', script], {
      input: text,
      env: { PYTHONIOENCODING: 'utf-8' },
    });
    expect(JSON.parse(stdout)).toEqual(parse(text, { bom: true }));
  });

  for (const delimiter of [',', ';', '\t'])
    it(`has no cell that begins a formula, read with ${JSON.stringify(delimiter)}`, () => {
      const people = HOSTILE.map((name, index) =>
        graded(student(`s${index}`, { name, id: name }), undefined, {
          override: override(1, name, name),
        }),
      );
      const broken = HOSTILE.map((folder, index) => ungraded(student(`t${index}`), {}, folder));
      const rows = parse(resultsCsv([...people, ...broken], 'en'), {
        bom: true,
        delimiter,
        relax_quotes: true,
        relax_column_count: true,
      });
      const cells = rows.flat().map((cell) => cell.normalize('NFKC').replace(/^[\s\p{Cf}"]+/u, ''));
      expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    });
});
