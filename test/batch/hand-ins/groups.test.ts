import { describe, expect, it } from 'vitest';
import { readGroups, withGroups } from '../../../src/batch/hand-ins/groups.ts';
import type { Intake } from '../../../src/batch/intake/intake.ts';
import { fileWith, folderWith, open, unpack } from '../intake/classes.ts';
import { zipOfFiles } from '../intake/zip-writer.ts';

const PY = 'print(1)\n';

function groupsOf(text: string) {
  return readGroups(Buffer.from(text));
}

/** Keys, and the group of each. */
function inShort({ students }: Intake): readonly (readonly [string, string | null])[] {
  return students.map(({ student, group }) => [student.key, group?.name ?? null]);
}

describe('a table of groups', () => {
  for (const [name, text] of [
    [
      'Canvas’s',
      'name,canvas_user_id,user_id,login_id,sections,group_name,canvas_group_id,group_id\nAni Lestari,11,,ani@x.example,A,K1,5,\nBudi,12,,budi@x.example,A,K1,5,\nCici,13,,,A,,,\n',
    ],
    [
      'Moodle’s',
      '"First name","Last name","Email address",Groups\nAni,Lestari,ani@x.example,K1\nBudi,,budi@x.example,K1\nCici,,,\n',
    ],
    ['one’s own', 'kelompok;nama;nim\nK1;Ani Lestari;11\nK1;Budi;12\n-;Cici;13\n'],
  ] as const)
    it(`is ${name}`, () => {
      const groups = groupsOf(text);
      expect(groups.map((group) => [group.name, group.members.map((member) => member.name)])).toEqual([
        ['K1', ['Ani Lestari', 'Budi']],
      ]);
    });
});

describe('a hand-in of a group', () => {
  const TABLE = 'group,name,id\nKelompok 1,Ani Lestari,11\nKelompok 1,Budi,12\nKelompok 2,Cici,13\n';

  it('counts for every member, and for no other student', async () => {
    const folder = folderWith({ 'Ani Lestari/server.py': PY, 'Dedi/server.py': PY });
    const intake = withGroups(await open(folder), groupsOf(TABLE));
    expect(inShort(intake)).toEqual([
      ['Ani-Lestari', 'Kelompok 1'],
      ['Budi', 'Kelompok 1'],
      ['Dedi', null],
    ]);
    const [ani, budi] = await Promise.all(intake.students.map(unpack));
    expect(budi?.digest).toBe(ani?.digest);
    expect(intake.students[1]?.student).toEqual({ key: 'Budi', name: 'Budi', id: '12', email: null });
  });

  it('may be handed in under the group’s name, as Canvas writes it', async () => {
    const zip = fileWith(zipOfFiles({ 'kelompok1_77_5_server.py': PY, 'dedi_4_6_server.py': PY }));
    expect(inShort(withGroups(await open(zip), groupsOf(TABLE)))).toEqual([
      ['Ani-Lestari', 'Kelompok 1'],
      ['Budi', 'Kelompok 1'],
      ['dedi', null],
    ]);
  });

  it('does not replace what a member has handed in alone, and says so', async () => {
    const folder = folderWith({
      'Ani Lestari/server.py': PY,
      'Budi/server.py': 'print(2)\n',
      'Dedi/a.py': PY,
    });
    const intake = withGroups(await open(folder), groupsOf(`${TABLE}Kelompok 1,Eka,15\n`));
    expect(inShort(intake).map(([key]) => key)).toEqual(['Ani-Lestari', 'Budi', 'Dedi', 'Eka']);
    const [ani, budi, , eka] = await Promise.all(intake.students.map(unpack));
    expect(budi?.digest).not.toBe(ani?.digest);
    expect(eka?.digest).toBe(ani?.digest);
    expect(intake.remarks.map(({ id }) => id)).toContain('group.several');
  });

  it('gives a member a key that no other student has', async () => {
    const folder = folderWith({ 'Ani Lestari/server.py': PY, 'Budi/server.py': PY });
    const table = 'group,name,id\nX,Ani Lestari,\nX,Budi,99\nX,Ani Lestari,7\n';
    const keys = inShort(withGroups(await open(folder), groupsOf(table))).map(([key]) => key);
    expect(new Set(keys.map((key) => key.toLowerCase())).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThanOrEqual(2);
  });

  it('counts for no one where nothing was handed in', async () => {
    const folder = folderWith({ 'Dedi/server.py': PY, 'Eka/server.py': PY });
    expect(inShort(withGroups(await open(folder), groupsOf(TABLE)))).toEqual([
      ['Dedi', null],
      ['Eka', null],
    ]);
  });
});
