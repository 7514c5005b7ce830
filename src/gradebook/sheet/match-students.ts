import type { Student } from '../../model/batch.ts';
import { getOrMake } from '../../model/memo.ts';
import { foldText, type StudentRow } from './worksheet.ts';

/** The result of looking for a student in a sheet. */
export type Match =
  | { readonly found: 'row'; readonly row: StudentRow; readonly by: 'id' | 'email' | 'name' }
  | { readonly found: 'nothing' }
  /** More than one row could be meant, or the row could be another student's too: nobody guesses. */
  | { readonly found: 'several'; readonly rows: readonly StudentRow[] };

/**
 * Finds every student's row: by id, then by address or login, then by exact name. Where one of these gives several
 * rows, the others have to decide between them, and no row is given to two students.
 * @returns a match for each student, in the order of the students
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

/** Of several rows, those that fit all other evidence, too. */
function agreed(
  found: readonly StudentRow[],
  evidence: readonly { readonly rows: readonly StudentRow[] }[],
): readonly StudentRow[] {
  const told = evidence.filter(({ rows }) => rows.length > 0);
  return found.filter((row) => told.every(({ rows }) => rows.includes(row)));
}

/** Where two students match one row, neither gets it. */
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

/** Folders that come from no LMS are often named by the student's number alone. */
function findByName({ name, id }: Student, names: Index, ids: Index): readonly StudentRow[] {
  const byName = find(names, plainName(name));
  return byName.length === 0 && id === null ? find(ids, name) : byName;
}

/** A name with a plain apostrophe, in place of those that LMS and file systems use. */
function plainName(name: string): string {
  return name.replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'");
}

/** Whether two names may be one person's: the same letters, whatever their order, case and accents. */
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
