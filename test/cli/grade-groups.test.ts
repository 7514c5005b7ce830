import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { classOf, grade, handIn, ONE_LINE, resultLines, scoresOf, temporaryFolder } from '../batch/class.ts';
import { giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('python3', 'namespaces');

describe('giliran grade --groups', () => {
  it('runs a group’s hand-in once, and marks every member', async () => {
    const folder = classOf({ Ani: 'silent', Dedi: 'right' });
    const groups = join(temporaryFolder(), 'kelompok.csv');
    writeFileSync(groups, 'student,group\nAni,K1\nBudi,K1\nCici,K1\nDedi,\n');
    const out = join(temporaryFolder(), 'out');
    const first = await grade(ONE_LINE, folder, out, '--groups', groups, '--json', '--jobs', '3');
    expect(JSON.parse(first.out)).toMatchObject({ results: 4, run: { new: 2 } });
    expect(scoresOf(out)).toEqual({ Ani: 70, Budi: 70, Cici: 70, Dedi: 100 });
    for (const name of ['Ani', 'Budi', 'Cici']) {
      expect(readdirSync(join(out, 'traces', name))).toHaveLength(1);
      const told = readFileSync(join(out, `feedback/${name}.md`), 'utf8');
      expect(told).toContain('One hand-in of the group K1, for Ani, Budi and Cici');
      expect(readFileSync(join(out, `pages/${name}/one-line.html`), 'utf8')).toContain(name);
    }
    const lines = resultLines(out);
    await grade(ONE_LINE, folder, out);
    expect(resultLines(out)).toEqual(lines);
    await giliran('override', out, 'Budi', '50', '--reason', 'did less');
    expect(scoresOf(out)).toMatchObject({ Ani: 70, Budi: 50, Cici: 70 });

    handIn(folder, 'Ani', 'right');
    const again = JSON.parse((await grade(ONE_LINE, folder, out, '--json')).out);
    expect(again.run).toEqual({ submission: 1 });
    expect(scoresOf(out)).toMatchObject({ Ani: 100, Budi: 50, Cici: 100 });
    expect((await giliran('regrade', out)).code).toBe(0);
    expect(scoresOf(out)).toMatchObject({ Ani: 100, Budi: 50, Cici: 100 });
  });

  it('counts a hand-in as late for every member, where it is late for one', async () => {
    const work = temporaryFolder();
    writeFileSync(join(work, 'kelompok.csv'), 'student,group\nAni,K1\nBudi,K1\n');
    writeFileSync(join(work, 'waktu.csv'), 'student,time\nAni,2025-11-21T10:00Z\nDedi,2025-11-20T10:00Z\n');
    const out = join(work, 'out');
    const tables = ['--groups', join(work, 'kelompok.csv'), '--times', join(work, 'waktu.csv')];
    const rule = ['--due', '2025-11-20T20:00Z', '--late', '10%/day'];
    await grade(ONE_LINE, classOf({ Ani: 'right', Dedi: 'right' }), out, ...tables, ...rule);
    const rows = readFileSync(join(out, 'results.csv'), 'utf8').split('\r\n');
    expect(rows.map((row) => /,yes,0d 14:00,10,90,/.test(row))).toEqual([false, true, true, false, false]);
  });

  it('is told in one line what is wrong', async () => {
    const table = join(temporaryFolder(), 'tabel.csv');
    writeFileSync(table, 'student,x\nAni,K1\n');
    for (const [file, said] of [
      ['/no/such.csv', 'Expected a table for --groups, found no file "/no/such.csv".'],
      [table, 'Expected a table with columns for group, found student and x.'],
    ] as const) {
      const { code, err } = await grade(
        ONE_LINE,
        classOf({ Ani: 'right' }),
        join(temporaryFolder(), 'o'),
        '--groups',
        file,
      );
      expect([code, err.split('\n').length]).toEqual([2, 2]);
      expect(err).toContain(said);
    }
  });
});
