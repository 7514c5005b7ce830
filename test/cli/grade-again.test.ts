import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import {
  canonicalOf,
  classOf,
  grade,
  handIn,
  ONE_LINE,
  resultLines,
  scoresOf,
  temporaryFolder,
} from '../batch/class.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('python3', 'namespaces');

describe('giliran grade, of a class that it has graded', () => {
  it('grades again only those who have handed in something else', async () => {
    const folder = classOf({ Ani: 'right', Budi: 'silent' });
    const out = join(temporaryFolder(), 'out');
    await grade(ONE_LINE, folder, out);
    handIn(folder, 'Budi', 'alsoRight');
    const { code, err } = await grade(ONE_LINE, folder, out);
    expect(code).toBe(0);
    expect(err).toContain('1 graded again: what was handed in has changed.');
    expect(scoresOf(out)).toEqual({ Ani: 100, Budi: 100 });
    expect(resultLines(out)).toHaveLength(3);
    expect(readdirSync(join(out, 'traces/Budi'))).toHaveLength(1);
  });

  it('grades again after a change of options that matter, and not of the language', async () => {
    const folder = classOf({ Budi: 'silent' });
    const out = join(temporaryFolder(), 'out');
    await grade(ONE_LINE, folder, out);
    const { err } = await grade(ONE_LINE, folder, out, '--no-substitution');
    expect(err).toContain('1 graded again: the options or the map have changed.');
    const traces = readdirSync(join(out, 'traces/Budi'));
    const indonesian = await grade(ONE_LINE, folder, out, '--no-substitution', '--lang', 'id');
    expect(indonesian.err).toContain('1 hasil sudah ada dan masih berlaku.');
    expect(readFileSync(join(out, 'feedback/Budi.md'), 'utf8')).toContain('server menampilkan tiap baris');
    expect(readdirSync(join(out, 'traces/Budi'))).toEqual(traces);
  });

  it('gives the same results with any number of jobs', async () => {
    const folder = classOf({ Ani: 'right', Budi: 'silent', Citra: 'alsoRight', Dewi: 'silent' });
    const [one, four] = [join(temporaryFolder(), 'out'), join(temporaryFolder(), 'out')];
    await grade(ONE_LINE, folder, one, '--jobs', '1');
    await grade(ONE_LINE, folder, four, '--jobs', '4');
    expect(canonicalOf(four)).toBe(canonicalOf(one));
  });

  it('withholds the score of programs that behave differently each time', async () => {
    const folder = classOf({ Ani: 'right', Budi: 'moody' });
    const out = join(temporaryFolder(), 'out');
    const { code, out: said } = await grade(ONE_LINE, folder, out, '--repeat', '6');
    expect(code).toBe(1);
    expect(said).toMatch(/^1 did not come out the same every time:\n {2}Budi \(Budi\): talk\.shown/);
    expect(scoresOf(out)).toEqual({ Ani: 100, Budi: 'graded' });
    expect(readdirSync(join(out, 'traces/Budi'))).toHaveLength(6);
  });
});
