import { describe, expect, it } from 'vitest';
import { addressesIn } from '../../../src/gradebook/sheet/addresses.ts';
import { student } from '../results.ts';
import { CANVAS, expectRefusal, MOODLE } from './worksheets.ts';

const CHOICES = { gradeColumn: null, commentColumn: null, assignment: 'Multicast' };

describe('the addresses in a sheet', () => {
  it('are those of each student’s own row, in Moodle’s and in Canvas’s', () => {
    const students = [student('b', { name: 'Budi Santoso' }), student('s', { name: 'Siti Aminah' })];
    expect(Object.fromEntries(addressesIn(MOODLE, students, CHOICES))).toEqual({
      b: ['budi@kampus.example'],
      s: ['siti@kampus.example'],
    });
    expect(Object.fromEntries(addressesIn(CANVAS, students, CHOICES))).toEqual({
      b: ['budi@kampus.example'],
      s: [],
    });
  });

  it('are left out where it is uncertain whose they are', () => {
    const rivals = [student('one', { name: 'Ani' }), student('two', { name: 'ani' })];
    expect([...addressesIn(MOODLE, [...rivals, student('else')], CHOICES)]).toEqual([]);
  });

  it('are read only from a sheet that can be understood', () => {
    expectRefusal(() => addressesIn('a,b\n', [], CHOICES), 'marks.sheet-unknown');
  });
});
