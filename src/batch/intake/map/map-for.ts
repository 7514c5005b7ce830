import type { Student } from '../../../model/batch.ts';
import type { Lab, Role } from '../../../model/lab.ts';
import { listFolder } from '../../../submission/folder.ts';
import { isRunnable } from '../../../submission/languages.ts';
import { matchRole } from '../../../submission/match-files.ts';
import type { SaidFolder } from '../labs/folders-for-labs.ts';
import { fitsGlob, isPlainName } from './glob.ts';
import { FOLDER, type MapFile, type MapRules } from './map-file.ts';

/**
 * Files for a student's roles that a map file settles. What it says of the student counts in any case; what
 * it says of the class, where a role has no file of its own name. A pattern that several files fit says
 * nothing.
 * @param folder where the student's programs for this lab are
 * @returns role, or kind of roles, to file: what `prepareSubmission` takes as `map`
 */
export function mapFor(
  file: MapFile,
  student: Student,
  lab: Lab,
  folder: string,
): Readonly<Record<string, string>> {
  const files = listFolder(folder).files.filter(isRunnable);
  const own = rulesOf(file, student);
  const map = new Map<string, string>();
  for (const role of lab.roles) {
    const match = matchRole(role, files);
    const said = own && settle(role, namesFor(own, lab, role), files, true);
    const settled =
      said ?? (match.kind === 'one' ? null : settle(role, namesFor(file.class, lab, role), files, false));
    if (settled) map.set(settled.role, settled.file);
  }
  keepOwnFiles(map, lab, files);
  return Object.fromEntries(map);
}

/** What a map file has to hold for a student's folder to be chosen. */
export function folderLine(key: string): string {
  return `students: { ${key}: { ${FOLDER}: NAME } }`;
}

/** What a map file says of the folder that counts for a student's lab. */
export function folderFor(file: MapFile, student: Student, lab: Lab): SaidFolder {
  const patternsOf = (rules: MapRules | null): readonly string[] =>
    rules?.labs.get(lab.id)?.get(FOLDER) ?? rules?.everywhere.get(FOLDER) ?? [];
  return { own: patternsOf(rulesOf(file, student)), everybody: patternsOf(file.class) };
}

/** Keys below `students` that no student in the batch has: most likely mistyped. */
export function unknownStudents(file: MapFile, students: readonly Student[]): readonly string[] {
  const known = new Set(students.flatMap(keysOf));
  return [...file.students.keys()].filter((key) => !known.has(key.toLowerCase()));
}

function rulesOf(file: MapFile, student: Student): MapRules | null {
  return file.students.get(ownKey(file.students.keys(), student) ?? '') ?? null;
}

/** Of keys below `students` the one that means a student; null where none does. */
export function ownKey(keys: Iterable<string>, student: Student): string | null {
  const own = keysOf(student);
  return [...keys].find((key) => own.includes(key.toLowerCase())) ?? null;
}

/** What a student may be called in a map file, in lower case. */
export function keysOf({ key, id, email }: Student): readonly string[] {
  return [key, id, email].flatMap((text) => (text === null ? [] : [text.toLowerCase()]));
}

/** Names for a role by itself, and for its kind; a lab's own before those for all labs. */
interface Names {
  readonly own: readonly string[];
  readonly kind: readonly string[];
}

function namesFor({ everywhere, labs }: MapRules, lab: Lab, role: Role): Names {
  const named = (name: string) => labs.get(lab.id)?.get(name) ?? everywhere.get(name) ?? [];
  return { own: named(role.id), kind: role.id === role.kind.name ? [] : named(role.kind.name) };
}

interface Settled {
  readonly role: string;
  readonly file: string;
}

/**
 * @param outright whether a plain name is taken though there is no such file: then that is said to be a
 * mistake
 */
function settle(
  role: Role,
  { own, kind }: Names,
  files: readonly string[],
  outright: boolean,
): Settled | null {
  for (const pattern of own) {
    const [file, ...others] = files.filter((name) => fitsGlob(name, pattern));
    if (file !== undefined && others.length === 0) return { role: role.id, file };
    if (file === undefined && outright && isPlainName(pattern)) return { role: role.id, file: pattern };
  }
  for (const pattern of kind) {
    const fitting = files.filter((name) => fitsGlob(name, pattern));
    const numbered = fitting.filter((name) => numberOf(name) === role.number);
    const [file] = numbered;
    if (file !== undefined && numbered.length === 1) return { role: role.id, file };
    const [shared] = fitting;
    if (shared !== undefined && fitting.length === 1 && numberOf(shared) === null)
      return { role: role.kind.name, file: shared };
    if (shared === undefined && outright && isPlainName(pattern))
      return { role: role.kind.name, file: pattern };
  }
  return null;
}

/** The number at the end of a file's name: `klien_2.py`. */
function numberOf(name: string): number | null {
  const digits = /(?<!\d)(\d{1,2})\.[^.]*$/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** A file for all of a kind would also be taken for those that have one of their own. */
function keepOwnFiles(map: Map<string, string>, lab: Lab, files: readonly string[]): void {
  for (const role of lab.roles) {
    if (map.has(role.id) || !map.has(role.kind.name)) continue;
    const match = matchRole(role, files);
    if (match.kind === 'one' && !match.shared) map.set(role.id, match.file);
  }
}
