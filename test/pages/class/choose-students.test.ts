import { describe, expect, it } from 'vitest';
import {
  chooseStudents,
  FIRST_SORT,
  type Filter,
  NO_FILTER,
  type Sort,
} from '../../../src/pages/class/choose-students.ts';
import { indexOf } from './classes.ts';

const index = indexOf();
const NAME: Sort = { on: { by: 'name' }, down: false };

function chosen(filter: Partial<Filter>, sort: Sort = NAME): string {
  const students = chooseStudents(index, { ...NO_FILTER, ...filter }, sort);
  return students.map((student) => index.table.students[student]?.name).join(' ');
}

const causeOf = (id: string): number => index.table.causes.findIndex((cause) => cause.id === id);

describe('the order of students', () => {
  it('has students first who need a person, and sorts the rest by name', () => {
    expect(chosen({}, FIRST_SORT)).toBe('Gita Hadi Eka Budi Cici Dedi Fajar Ani');
  });

  it('is by score in either direction, with students without one last', () => {
    const on = { by: 'score', lab: 0 } as const;
    expect(chosen({}, { on, down: false })).toBe('Budi Cici Dedi Fajar Ani Eka Gita Hadi');
    expect(chosen({}, { on, down: true })).toBe('Ani Fajar Budi Cici Dedi Eka Gita Hadi');
  });

  it('is by a check, failures first', () => {
    const on = { by: 'check', lab: 0, check: 1 } as const;
    expect(chosen({}, { on, down: false })).toBe('Budi Cici Dedi Hadi Eka Fajar Gita Ani');
  });
});

describe('a filter', () => {
  for (const [name, filter, left] of [
    ['part of a name, in any case', { text: ' BUD' }, 'Budi'],
    ['part of an id', { text: '0003' }, 'Cici'],
    ['a state', { state: 'unstable' }, 'Hadi'],
    ['marks that a person has set', { state: 'set' }, 'Fajar'],
    ['those for whom everything holds', { state: 'pass' }, 'Ani'],
    ['a cause', { cause: causeOf('crash') }, 'Budi Cici'],
    ['a check that failed', { check: { lab: 0, check: 1 } }, 'Budi Cici Dedi'],
    ['a check that failed nobody', { check: { lab: 0, check: 0 } }, ''],
    ['several at once', { text: 'c', cause: causeOf('crash'), state: 'fail' }, 'Cici'],
  ] as const)
    it(`leaves ${name}`, () => {
      expect(chosen(filter)).toBe(left);
    });
});
