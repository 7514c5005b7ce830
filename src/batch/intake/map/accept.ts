import { isMap, isScalar, parseDocument } from 'yaml';
import type { Student } from '../../../model/batch.ts';
import type { Lab } from '../../../model/lab.ts';
import { RoleFiles } from '../../../submission/role-files.ts';
import type { MapFile, MapRules } from './map-file.ts';
import { keysOf, ownKey } from './map-for.ts';

/** What was taken of what could only be suggested, for one student and lab. */
export interface Accepted {
  readonly student: Student;
  readonly lab: string;
  /** Role, or kind of roles, to file. */
  readonly files: Readonly<Record<string, string>>;
}

const NO_RULES: MapRules = { everywhere: new Map(), labs: new Map() };

/**
 * Files that may be those of roles without one, where each is the only one that may: what a map of the student's would
 * have to say.
 * @param folder where the programs for the lab are
 * @param files what lies in it
 * @param known roles, or kinds of roles, that have a file
 * @returns role, or kind of roles, to file
 */
export function acceptable(
  folder: string,
  lab: Lab,
  files: readonly string[],
  known: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const roleFiles = new RoleFiles(folder, lab, files, new Set(Object.values(known)));
  const isKnown = ({ id, kind }: Lab['roles'][number]): boolean =>
    known[id] !== undefined || known[kind.name] !== undefined;
  const found = new Map<string, string>();
  const shared = new Set<string>();
  for (const role of lab.roles) {
    const odd = isKnown(role) ? null : roleFiles.likelyFor(role);
    // A map names files of the folder itself.
    if (odd === null || /[\\/]/.test(odd.file)) continue;
    found.set(odd.shared ? role.kind.name : role.id, odd.file);
    if (odd.shared) shared.add(role.kind.name);
  }
  // What is said of a kind would also be taken for those of it that have a file of their own.
  for (const role of lab.roles) {
    const match = shared.has(role.kind.name) && !found.has(role.id) ? roleFiles.matchOf(role) : null;
    const own = known[role.id] ?? (match?.kind === 'one' ? match.file : undefined);
    if (match !== null && own !== undefined && !/[\\/]/.test(own)) found.set(role.id, own);
  }
  return Object.fromEntries(found);
}

/** A map with what was taken for a student in it. */
export function withAccepted(map: MapFile | null, { student, lab, files }: Accepted): MapFile {
  const students = new Map(map?.students ?? []);
  const key = ownKey(students.keys(), student) ?? student.key;
  const rules = students.get(key) ?? NO_RULES;
  const names = new Map(rules.labs.get(lab) ?? []);
  for (const [role, file] of Object.entries(files)) names.set(role, [file]);
  students.set(key, { ...rules, labs: new Map(rules.labs).set(lab, names) });
  return { class: map?.class ?? NO_RULES, students };
}

/**
 * The text of a map file with what was taken for a student added: what stands there stays, comments too.
 * @param text of a map file without mistakes; empty for a new one
 */
export function addAccepted(text: string, { student, lab, files }: Accepted): string {
  const document = parseDocument(text);
  const enter = (path: readonly (string | number)[]): void => {
    if (!isMap(document.getIn(path, true))) document.setIn(path, document.createNode({}));
  };
  enter(['students']);
  const students = document.get('students', true);
  const known = isMap(students) ? students.items.map(({ key }) => (isScalar(key) ? key.value : key)) : [];
  const keys = keysOf(student);
  // A student number without quotes is a number to YAML.
  const key = known.find((one) => keys.includes(String(one).toLowerCase()));
  const place = ['students', typeof key === 'string' || typeof key === 'number' ? key : student.key];
  enter(place);
  enter([...place, lab]);
  for (const [role, file] of Object.entries(files)) document.setIn([...place, lab, role], file);
  return document.toString({ lineWidth: 0 });
}
