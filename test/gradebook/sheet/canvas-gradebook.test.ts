import { describe, expect, it } from 'vitest';
import { graded, override, student } from '../results.ts';
import { CANVAS, changedLines, expectRefusal, fill, gradesIn, reasonsIn, remarksIn } from './worksheets.ts';

const BUDI = student('budi', { name: 'santosobudi', id: '4001' });
const SITI = student('siti', { name: 'aminahsiti', id: '4002' });
const ANI = student('ani', { name: 'ani', id: '4003' });
const CHAT = { assignment: 'Chat bergiliran' };

describe('Canvas’s gradebook', () => {
  it('gets the mark, scaled to the points possible, and nothing else of it changes', () => {
    const sheet = fill(CANVAS, [graded(BUDI)], CHAT);
    expect(sheet.kind).toBe('canvas');
    expect(changedLines(CANVAS, sheet.text)).toEqual([
      '"Santoso, Budi",4001,1203,budi@kampus.example,"A and B",,10,,,\r',
    ]);
    expect(remarksIn(sheet)).toEqual(['filled', 'scaled', 'unknown-rows', 'no-comments']);
  });

  it('leaves students alone who are excused or not assigned', () => {
    const sheet = fill(CANVAS, [graded(SITI), graded(ANI)], CHAT);
    expect(sheet.text).toBe(CANVAS);
    expect(reasonsIn(sheet)).toEqual(['ani: not-assigned', 'siti: excused']);
  });

  it('skips rows that are about no student', () => {
    const { unknownRows } = fill(CANVAS, [], CHAT);
    expect(unknownRows.map(({ row, name }) => `${row} ${name}`)).toEqual([
      '4 Santoso, Budi',
      '5 Aminah, Siti',
      '6 Ani',
      '7 Student, Test',
    ]);
  });

  for (const [name, who] of [
    ['its own id', { id: '4001' }],
    ['the school’s id', { id: '1203' }],
    ['login', { email: 'Budi@kampus.example' }],
    ['name', { name: 'Budi Santoso' }],
    ['sortable name', { name: 'Santoso, Budi' }],
  ] as const)
    it(`finds a student by ${name}`, () => {
      expect(gradesIn(fill(CANVAS, [graded(student('k', who))], CHAT))).toEqual(['k=10']);
    });

  it('makes no remark on the same name in Canvas’s spelling', () => {
    expect(remarksIn(fill(CANVAS, [graded(BUDI)], CHAT))).not.toContain('other-name');
  });

  for (const assignment of ['902', 'multicast', 'Multicast (902)'])
    it(`fills the assignment that is meant: ${assignment}`, () => {
      const sheet = fill(CANVAS, [graded(ANI)], { assignment });
      expect(changedLines(CANVAS, sheet.text)).toEqual([]);
      expect(fill(CANVAS, [graded(BUDI)], { assignment }).text).toContain('"A and B",,,5,,');
    });

  it('asks which assignment is meant where there are several, and takes the only one', () => {
    expectRefusal(() => fill(CANVAS, []), 'marks.sheet-which-assignment');
    expectRefusal(() => fill(CANVAS, [], { assignment: 'Final Score' }), 'marks.sheet-no-assignment');
    const one = CANVAS.replace('Multicast (902)', 'Remarks');
    expect(gradesIn(fill(one, [graded(BUDI)]))).toEqual(['budi=10']);
  });

  it('says so where there is no assignment, or a read-only one', () => {
    expectRefusal(() => fill('Student,ID,Section\nBudi,1,A\n', []), 'marks.sheet-no-assignments');
    expectRefusal(() => fill(CANVAS.replace('20.00', '(read only)'), [], CHAT), 'marks.sheet-read-only');
  });

  it('accepts more points than are possible, as Canvas does', () => {
    expect(gradesIn(fill(CANVAS, [graded(BUDI, undefined, { override: override(110) })], CHAT))).toEqual([
      'budi=22',
    ]);
  });

  it('is understood with semicolons, decimal commas, a byte-order mark and names in two columns', () => {
    const text =
      '\ufeffLastName;FirstName;ID;SIS Login ID;Section;Chat (901)\n    Points Possible;;;;;7,50\nSantoso;Budi;4001;budi;A;\n';
    const sheet = fill(text, [graded(student('k', { name: 'Budi Santoso' }))]);
    expect(sheet.text).toBe(text.replace('budi;A;', 'budi;A;3,75'));
  });

  it('reads a name that Canvas wrote as a formula', () => {
    const text = 'Student,ID,Section,Chat (901)\n"=""=Budi""",4001,A,\n';
    expect(gradesIn(fill(text, [graded(student('k', { name: '=Budi' }))]))).toEqual(['k=50']);
  });
});
