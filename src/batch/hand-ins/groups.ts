import { readPeopleTable, studentsMeant } from '../../gradebook/sheet/people-table.ts';
import type { Student } from '../../model/batch.ts';
import { firstNames } from '../../model/first-names.ts';
import { getOrMake } from '../../model/memo.ts';
import { type Message, message } from '../../model/message.ts';
import type { Handed, Intake } from '../intake/intake.ts';
import { studentKeys } from '../intake/student-key.ts';

/** A group as a table has it. */
export interface Group {
  readonly name: string;
  readonly members: readonly Member[];
}

/** A member, by whatever the table says of them. */
export interface Member {
  readonly name: string;
  readonly id: string | null;
  readonly email: string | null;
}

/** Columns of Moodle's and Canvas's exports, and of tables of one's own. */
const COLUMNS = {
  group: [
    ...['group', 'groups', 'group_name', 'group name', 'groupname', 'group(s)'],
    ...['kelompok', 'nama kelompok', 'grup', 'nama grup'],
  ],
} as const;

/** What stands for no group. */
const NO_GROUP = new Set(['', '-', 'no group', 'unassigned', 'default group']);

/**
 * Reads which students form a group.
 * @throws MessageError where it is no table with students and groups
 */
export function readGroups(bytes: Uint8Array): readonly Group[] {
  const groups = new Map<string, Member[]>();
  for (const { who, cell } of readPeopleTable(bytes, COLUMNS, ['group'])) {
    const name = cell('group');
    if (NO_GROUP.has(name.toLowerCase())) continue;
    getOrMake(groups, name, (): Member[] => []).push(memberOf(who));
  }
  return [...groups].map(([name, members]) => ({ name, members }));
}

/** Which word is the name, the number and the address shows in the words themselves. */
function memberOf(who: readonly string[]): Member {
  const email = who.find((word) => word.includes('@')) ?? null;
  const id =
    who.find((word) => /^\d+$/.test(word)) ?? who.find((word) => /\d/.test(word) && word !== email) ?? null;
  const name = who.find((word) => word !== email && word !== id) ?? email ?? id ?? '';
  return { name, id, email };
}

/**
 * An intake in which every member of a group has what one of them handed in, or what was handed in under the group's
 * name. A member who has handed in something of their own keeps it.
 */
export function withGroups(intake: Intake, groups: readonly Group[]): Intake {
  const remarks: Message[] = [...intake.remarks];
  const left = new Map(intake.students.map((handed) => [handed.student.key, handed]));
  const taken = new Set([...left.keys()].map((key) => key.toLowerCase()));
  for (const group of groups) {
    const everybody = [...left.values()].map(({ student }) => student);
    const under = [...left.values()].find(({ student }) => isNamed(student, group));
    const found = group.members.map((member) => ({ member, handed: ownOf(member, everybody, left) }));
    const own = found.flatMap(({ handed }) => (handed === null || handed === under ? [] : [handed]));
    const source = under ?? newestOf(own);
    if (source === null) continue;
    const names = group.members.map(({ name }) => name);
    const label = { name: group.name, members: names, by: source.student };
    if (under !== undefined) left.delete(under.student.key);
    for (const handed of own)
      left.set(handed.student.key, { ...handed, group: { ...label, by: handed.student } });
    if (own.length > 1 && under === undefined)
      remarks.push(
        message('group.several', {
          group: group.name,
          names: firstNames(own.map(({ student }) => student.key)),
        }),
      );
    for (const { member, handed } of found) {
      if (handed !== null && handed !== under) continue;
      const student = studentOf(member, taken);
      left.set(student.key, { ...source, student, group: label });
    }
  }
  const students = [...left.values()].sort((a, b) => (a.student.key < b.student.key ? -1 : 1));
  return { ...intake, students, remarks };
}

/** What a member has handed in; null where that is nothing, or cannot be told. */
function ownOf(
  { name, id, email }: Member,
  students: readonly Student[],
  handed: ReadonlyMap<string, Handed>,
): Handed | null {
  const words = [name, id, email].flatMap((word) => (word === null || word === '' ? [] : [word]));
  const [student, ...others] = studentsMeant(words, students);
  return student === undefined || others.length > 0 ? null : (handed.get(student.key) ?? null);
}

/** Canvas names a hand-in after the group, in small letters and without spaces. */
function isNamed({ name }: Student, group: Group): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return plain(name) !== '' && plain(name) === plain(group.name);
}

/** The one that came last, if times tell; else the first by key, so that the order of the input does not matter. */
function newestOf(own: readonly Handed[]): Handed | null {
  const sorted = own.toSorted(
    (a, b) => (b.handedIn ?? '').localeCompare(a.handedIn ?? '') || (a.student.key < b.student.key ? -1 : 1),
  );
  return sorted[0] ?? null;
}

/** @param taken keys that others have, in small letters */
function studentOf({ name, id, email }: Member, taken: Set<string>): Student {
  const source = JSON.stringify([name, id, email]);
  const [plain = ''] = studentKeys([{ name, id, source }]);
  const [, told = ''] = studentKeys([
    { name, id: null, source: 'another' },
    { name, id, source },
  ]);
  let key = taken.has(plain.toLowerCase()) ? told : plain;
  for (let number = 2; taken.has(key.toLowerCase()); number++) key = `${told}-${number}`;
  taken.add(key.toLowerCase());
  return { key, name, id, email };
}
