import { describe, expect, it } from 'vitest';
import { matchStudents, namesAgree } from '../../../src/gradebook/sheet/match-students.ts';
import type { StudentRow } from '../../../src/gradebook/sheet/worksheet.ts';
import type { Student } from '../../../src/model/batch.ts';
import { student } from '../results.ts';

function row(line: number, parts: Partial<StudentRow> = {}): StudentRow {
  return { line, ids: [], emails: [], names: [], maximum: null, submitted: '', closed: null, ...parts };
}

/** The line that each student is found in, or that there is none or more than one. */
function found(students: readonly Student[], rows: readonly StudentRow[]): readonly (number | string)[] {
  return matchStudents(students, rows).map((match) => (match.found === 'row' ? match.row.line : match.found));
}

const BUDI = row(1, { ids: ['17', '1203'], emails: ['budi@kampus.example'], names: ['Budi Santoso'] });
const SITI = row(2, { ids: ['18', '1204'], emails: ['siti@kampus.example'], names: ['Siti'] });
const OTHER_SITI = row(3, { ids: ['19'], emails: ['siti2@kampus.example'], names: ['Siti'] });
const ROWS = [BUDI, SITI, OTHER_SITI];

describe('a student’s row', () => {
  for (const [name, who, line] of [
    ['by any id', { id: '1203' }, 1],
    ['by address, in any case', { email: 'SITI@kampus.example' }, 2],
    ['by exact name', { name: 'Budi Santoso' }, 1],
    ['by name, with white space and letters written otherwise', { name: 'budi  santoso\u00a0' }, 1],
    ['by number, where the folder’s name is nothing else', { name: '1204' }, 2],
    ['by id before the name', { id: '18', name: 'Budi Santoso' }, 2],
    ['by address where the id says nothing', { id: '99', email: 'siti2@kampus.example', name: 'Siti' }, 3],
    ['not by part of a name', { name: 'Budi' }, 'nothing'],
    ['not by part of an id', { id: '120', name: 'x' }, 'nothing'],
    ['not by an empty id', { id: ' ', name: 'x' }, 'nothing'],
    ['not by a name that two have', { name: 'Siti' }, 'several'],
  ] as const)
    it(`is found ${name}`, () => {
      expect(found([student('k', who)], ROWS)).toEqual([line]);
    });

  it('is found among several of one id where the name settles it, and not where it does not', () => {
    const rows = [row(1, { ids: ['5'], names: ['Budi'] }), row(2, { ids: ['5'], names: ['Siti'] })];
    expect(found([student('k', { id: '5', name: 'Siti' })], rows)).toEqual([2]);
    expect(found([student('k', { id: '5', name: 'Ani' })], rows)).toEqual(['several']);
  });

  it('goes to no one where two students claim it', () => {
    expect(found([student('a', { id: '17' }), student('b', { name: 'Budi Santoso' })], ROWS)).toEqual([
      'several',
      'several',
    ]);
  });
});

describe('two names', () => {
  it('agree where they are one name in two spellings', () => {
    expect(namesAgree('santosobudi', 'Santoso, Budi')).toBe(true);
    expect(namesAgree('José Ñ', 'jose n')).toBe(true);
    expect(namesAgree('Budi Santoso', 'Siti Aminah')).toBe(false);
  });
});
