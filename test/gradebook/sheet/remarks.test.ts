import { describe, expect, it } from 'vitest';
import { say } from '../../../src/messages/say.ts';
import { message } from '../../../src/model/message.ts';
import { graded, override, student } from '../results.ts';
import { fill, MOODLE, namesIn, remarksIn } from './worksheets.ts';

const SITI = student('siti', { name: 'Siti Aminah', id: '12' });
const HEADINGS = 'Identifier,Full name,Grade,Maximum grade,Feedback comments';

/** A worksheet of so many students, with another person's grade and comment in each row. */
function worksheet(count: number): string {
  const rows = numbers(count).map((number) => `Participant ${number},Mahasiswa ${number},1,100,see me`);
  return [HEADINGS, ...rows, ''].join('\n');
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => 101 + index);
}

const named = (prefix: string, from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${prefix} ${from + index}`);

const FIRST_TEN = `${named('Mahasiswa', 101, 110).join(', ')} and ${say(message('marks.names-more', { count: 2 }), 'en')}`;

describe('remarks on a sheet', () => {
  it('name students whose mark replaced another, and next to whose mark a comment stayed', () => {
    const sheet = fill(MOODLE, [graded(SITI)]);
    expect([namesIn(sheet, 'replaced'), namesIn(sheet, 'kept-comments')]).toEqual([
      'Siti Aminah',
      'Siti Aminah',
    ]);
    expect(namesIn(sheet, 'unknown-rows')).toBe('Budi Santoso and Ani');
  });

  it('leave out students whose mark is unchanged', () => {
    const sheet = fill(MOODLE, [graded(SITI, undefined, { override: override(55) })]);
    expect(remarksIn(sheet)).not.toContain('replaced');
  });

  it('name the first ten, and count the others', () => {
    const results = numbers(12).map((number) =>
      graded(student(`m${number}`, { name: `Mahasiswa ${number}`, id: String(number) })),
    );
    const sheet = fill(worksheet(12), results);
    expect([namesIn(sheet, 'replaced'), namesIn(sheet, 'kept-comments')]).toEqual([FIRST_TEN, FIRST_TEN]);
    expect(namesIn(fill(worksheet(12), []), 'unknown-rows')).toBe(FIRST_TEN);
    expect(namesIn(fill(`${HEADINGS}\n`, results), 'no-row')).toBe(FIRST_TEN);
    expect(namesIn(fill(worksheet(10), []), 'unknown-rows')).not.toContain('more');
  });

  it('give the other name in ten rows, and only name the students of the rest', () => {
    const results = numbers(12).map((number, index) =>
      graded(student(`m${number}`, { name: `Orang ${'ABCDEFGHIJKL'[index]}`, id: String(number) })),
    );
    const sheet = fill(worksheet(12), results);
    expect(remarksIn(sheet).filter((id) => id === 'other-name')).toHaveLength(10);
    expect(namesIn(sheet, 'other-names')).toBe('Orang K and Orang L');
  });

  it('make hostile names harmless, and use the key where there is no name', () => {
    const strangers = [student('a', { name: 'A\x1b[2J\u202e' }), student('b', { name: '' })];
    const sheet = fill(
      MOODLE,
      strangers.map((who) => graded(who)),
    );
    expect(namesIn(sheet, 'no-row')).toBe('A\u241b[2J\ufffd and b');
  });
});
