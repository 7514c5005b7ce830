import { describe, expect, it } from 'vitest';
import { type Identity, studentKeys } from '../../../src/batch/intake/student-key.ts';

const person = (name: string, id: string | null = null, source = `${name} ${id}`): Identity => ({
  name,
  id,
  source,
});

describe('a student’s key', () => {
  for (const [name, key] of [
    ['Ani Lestari', 'Ani-Lestari'],
    ["Seán O'Brien", 'Sean-O-Brien'],
    ['Dr. Budi  S.', 'Dr.-Budi-S'],
    ['budi_santoso', 'budi_santoso'],
    ['.tersembunyi', 'tersembunyi'],
    ['-rf', 'rf'],
    ['../../etc/passwd', 'etc-passwd'],
    ['=HYPERLINK("x")', 'HYPERLINK-x'],
    ['Ani\x1b[31m\n<b>', 'Ani-31m-b'],
    ['a'.repeat(200), 'a'.repeat(60)],
  ] as const)
    it(`is the name in plain letters: ${JSON.stringify(name).slice(0, 40)}`, () => {
      expect(studentKeys([person(name, '7')])).toEqual([key]);
    });

  for (const name of ['王小明', '', '...', 'CON', 'aux', '🙂'])
    it(`is made of the id where the name has none: "${name}"`, () => {
      expect(studentKeys([person(name, '1203')])).toEqual(['student-1203']);
      expect(studentKeys([person(name)])[0]).toMatch(/^student-[0-9a-f]{8}$/);
    });

  it('ends with the id where several would have the same, on any file system', () => {
    expect(studentKeys([person('Ani', '1'), person('ANI', '2'), person('Budi', '3')])).toEqual([
      'Ani-1',
      'ANI-2',
      'Budi',
    ]);
  });

  it('does not depend on the order', () => {
    const people = [
      person('Ani', '1'),
      person('Ani', null, 'a'),
      person('Ani', null, 'b'),
      person('Ani-1', '9'),
    ];
    const forth = studentKeys(people);
    const back = studentKeys([...people].reverse());
    expect([...back].reverse()).toEqual(forth);
  });

  it('is unique, whatever the names are', () => {
    const people = ['Ani', 'ani', 'Ani-1', 'Ani 1', '王', '李', 'Ani'].flatMap((name, i) => [
      person(name, '1'),
      person(name, null),
      person(name, null, `s${i}`),
    ]);
    const keys = studentKeys(people);
    expect(new Set(keys.map((key) => key.toLowerCase())).size).toBe(people.length);
    expect(keys.filter((key) => !/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(key))).toEqual([]);
  });
});
