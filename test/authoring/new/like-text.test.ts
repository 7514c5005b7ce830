import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../../graders/index.ts';
import { lintLab } from '../../../src/authoring/lint/lint-lab.ts';
import { likeText } from '../../../src/authoring/new/like-text.ts';
import { readUntouched } from '../../../src/authoring/new/untouched.ts';
import { loadLab } from '../../../src/lab/load.ts';
import { checksOf } from '../../../src/model/lab.ts';

const LABS = join(import.meta.dirname, '../../../labs');
const NAMES = { id: 'another', title: { en: 'Another one', id: 'Yang lain: "satu"' } };

/** The lines of one text that differ from those at the same place in another. */
function changedLines(before: string, after: string): readonly string[] {
  const old = before.split('\n');
  const now = after.split('\n');
  expect(now).toHaveLength(old.length);
  return now.filter((line, index) => line !== old[index]);
}

describe('the text of a lab that begins as another', () => {
  it('is that of the other except for its names, the schema and the reference', () => {
    const file = join(LABS, 'turn-chat/lab.yaml');
    expect(changedLines(readFileSync(file, 'utf8'), likeText(file, NAMES))).toEqual([
      '# yaml-language-server: $schema=./lab.schema.json',
      'lab: another',
      'title: { en: "Another one", id: "Yang lain: \\"satu\\"" }',
      'reference: reference',
    ]);
  });

  it('includes what the other takes from a lab that it extends', () => {
    const text = likeText(join(LABS, 'turn-chat-4/lab.yaml'), NAMES);
    expect(changedLines(readFileSync(join(LABS, 'turn-chat/lab.yaml'), 'utf8'), text)).toContain(
      '  client: { count: 4, connects: "tcp:8080" }',
    );
    expect(text).not.toContain('extends');
  });

  for (const name of readdirSync(LABS)) {
    it(`loads as the same lab, and without problems: ${name}`, () => {
      const file = join(mkdtempSync(join(tmpdir(), 'giliran-new-')), 'lab.yaml');
      writeFileSync(file, likeText(join(LABS, name, 'lab.yaml'), NAMES));
      expect(lintLab(file, graders, true).problems).toEqual([]);
      const { reference: _here, ...lab } = loadLab(file, graders, true);
      const { reference: _there, ...other } = loadLab(join(LABS, name, 'lab.yaml'), graders, true);
      expect(lab).toEqual({ ...other, ...NAMES });
    });

    it(`says which checks pass with programs that end at once: ${name}`, () => {
      const { fails, skipped } = readUntouched(join(LABS, name));
      const checks = checksOf(loadLab(join(LABS, name, 'lab.yaml'), graders, true)).map(({ id }) => id);
      expect(checks).toEqual(expect.arrayContaining([...Object.keys(fails), ...skipped]));
    });
  }
});
