import type { Student } from '../../model/batch.ts';
import { getOrMake } from '../../model/memo.ts';
import { foldText, type StudentRow } from './worksheet.ts';

/** What became of looking for a student in a sheet. */
export type Match =
  | { readonly found: 'row'; readonly row: StudentRow; readonly by: 'id' | 'email' | 'name' }
  | { readonly found: 'nothing' }
  /** More rows than one could be meant, or somebody else's row as well: nobody guesses. */
  | { readonly found: 'several'; readonly rows: readonly StudentRow[] };

/**
 * Finds every student's row: by id, then by address or login, then by exact name. What is found several times at one
 * of these is settled by the others or not at all, and no row goes to two students.
 * @returns a match a student, in the order of the students
 */
export function matchStudents(students: readonly Student[], rows: readonly StudentRow[]): readonly Match[] {
  const ids = index(rows, ({ ids }) => ids);
  const emails = index(rows, (row) => [...row.emails, ...row.ids]);
  const names = index(rows, ({ names }) => names.map(plainName));
  const matches = students.map((student): Match => {
    const evidence = [
      { by: 'id', rows: find(ids, student.id) },
      { by: 'email', rows: find(emails, student.email) },
      { by: 'name', rows: findByName(student, names, ids) },
    ] as const;
    for (const { by, rows: found } of evidence) {
      const [first] = found;
      if (first === undefined) continue;
      const [only, ...others] = found.length === 1 ? found : agreed(found, evidence);
      return only && others.length === 0
        ? { found: 'row', row: only, by }
        : { found: 'several', rows: found };
    }
    return { found: 'nothing' };
  });
  return withoutRivals(matches);
}

/** Of several rows, those that every other piece of evidence that there is speaks for too. */
function agreed(
  found: readonly StudentRow[],
  evidence: readonly { readonly rows: readonly StudentRow[] }[],
): readonly StudentRow[] {
  const told = evidence.filter(({ rows }) => rows.length > 0);
  return found.filter((row) => told.every(({ rows }) => rows.includes(row)));
}

/** Where two students are found in one row, neither has it. */
function withoutRivals(matches: readonly Match[]): readonly Match[] {
  const claims = new Map<StudentRow, number>();
  for (const match of matches)
    if (match.found === 'row') claims.set(match.row, (claims.get(match.row) ?? 0) + 1);
  return matches.map((match) =>
    match.found === 'row' && (claims.get(match.row) ?? 0) > 1
      ? { found: 'several', rows: [match.row] }
      : match,
  );
}

type Index = ReadonlyMap<string, readonly StudentRow[]>;

function index(rows: readonly StudentRow[], keysOf: (row: StudentRow) => readonly string[]): Index {
  const found = new Map<string, StudentRow[]>();
  for (const row of rows)
    for (const key of new Set(keysOf(row).map(foldText)))
      getOrMake(found, key, (): StudentRow[] => []).push(row);
  return found;
}

function find(where: Index, key: string | null): readonly StudentRow[] {
  return key === null || key.trim() === '' ? [] : (where.get(foldText(key)) ?? []);
}

/** A folder of no LMS is often named by the student's number alone. */
function findByName({ name, id }: Student, names: Index, ids: Index): readonly StudentRow[] {
  const byName = find(names, plainName(name));
  return byName.length === 0 && id === null ? find(ids, name) : byName;
}

/** A name with a plain apostrophe, whichever the LMS or the file system has made of it. */
function plainName(name: string): string {
  return name.replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'");
}

/** Whether two names may be one person's: the same letters, in whatever order, case and accents. */
export function namesAgree(one: string, other: string): boolean {
  return lettersOf(one) === lettersOf(other);
}

function lettersOf(name: string): string {
  return [
    ...name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ]
    .sort()
    .join('');
}
