import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { grade, ONE_LINE, PROGRAMS, scoresOf, temporaryFolder } from '../batch/class.ts';
import { zipOfFiles } from '../batch/intake/zip-writer.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('python3', 'namespaces');

/** A class in which Ani has handed in two versions, of which the second is right. */
function classWithVersions(first: string, second: string): string {
  const folder = join(temporaryFolder(), 'kelas');
  mkdirSync(join(folder, 'Ani'), { recursive: true });
  mkdirSync(join(folder, 'Budi'));
  writeFileSync(join(folder, 'Ani', first), zipOfFiles(PROGRAMS.silent));
  writeFileSync(join(folder, 'Ani', second), zipOfFiles({ ...PROGRAMS.right, 'coba.py': 'pass' }));
  for (const [file, text] of Object.entries(PROGRAMS.silent)) writeFileSync(join(folder, 'Budi', file), text);
  return folder;
}

describe('giliran grade, of several versions in one hand-in', () => {
  it('grades the newest, says so everywhere, and lets a map choose another', async () => {
    const folder = classWithVersions('a-versi1.zip', 'b-versi2-FINAL.zip');
    const out = join(temporaryFolder(), 'out');
    const { out: said } = await grade(ONE_LINE, folder, out);
    const told =
      'Several versions were handed in. Graded was b-versi2-FINAL, the newest by its name; not graded was a-versi1.';
    expect(scoresOf(out)).toEqual({ Ani: 100, Budi: 70 });
    expect(said).toContain(`Ani (Ani): ${told}`);
    for (const file of ['index.html', 'results.csv', 'results.json', 'pages/Ani/one-line.html'])
      expect(readFileSync(join(out, file), 'utf8'), file).toContain(told);
    expect(readFileSync(join(out, 'feedback/Ani.md'), 'utf8')).toContain('Graded was b-versi2-FINAL');
    expect(readFileSync(join(out, 'feedback/Budi.md'), 'utf8')).not.toContain('versions');

    const map = join(temporaryFolder(), 'map.yaml');
    writeFileSync(map, 'students: { Ani: { one-line: { folder: a-versi1.zip } } }\n');
    const { out: again, err } = await grade(ONE_LINE, folder, out, '--map', map);
    expect(err).toContain('1 graded again');
    expect(again).toContain('Graded was a-versi1, which a person has chosen; not graded was b-versi2-FINAL.');
    expect(scoresOf(out)).toEqual({ Ani: 70, Budi: 70 });
  });

  it('gives no mark where the newest is unknown, and says what to write', async () => {
    const folder = classWithVersions('a.zip', 'b.zip');
    const out = join(temporaryFolder(), 'out');
    const { code, out: said } = await grade(ONE_LINE, folder, out);
    expect([code, scoresOf(out)]).toEqual([1, { Ani: 'ungraded', Budi: 70 }]);
    expect(said).toContain('neither times nor names tell which is the newest: a and b.');
    const map = join(temporaryFolder(), 'map.yaml');
    writeFileSync(map, 'students: { Ani: { folder: b } }\n');
    await grade(ONE_LINE, folder, out, '--map', map);
    expect(scoresOf(out)).toEqual({ Ani: 100, Budi: 70 });
  });
});
