import type { Student } from '../../../model/batch.ts';
import { firstNames } from '../../../model/first-names.ts';
import type { Lab, Role } from '../../../model/lab.ts';
import { getOrMake } from '../../../model/memo.ts';
import { type Message, message } from '../../../model/message.ts';
import { isRunnable } from '../../../submission/languages.ts';
import { matchRole } from '../../../submission/match-files.ts';

/** A student whose files do not play all of a lab's roles. */
export interface Unmatched {
  readonly student: Student;
  readonly lab: Lab;
  /** What lies in the folder that was graded. */
  readonly files: readonly string[];
  /** Roles, or kinds of roles, that have a file all the same, with it. */
  readonly known: Readonly<Record<string, string>>;
}

/** A name for a role, and the students that it would settle. */
interface Suggestion {
  readonly pattern: string;
  readonly students: Set<string>;
}

/** How many students a comment names. */
const NAMED = 3;

/**
 * A map file to begin with, out of what was left unmatched in a class: names near a role's for all, and in comments
 * the students who have nothing of the kind. A student without any program is left out: no map helps there.
 * @param t turns a message into a line of text without control characters
 * @returns YAML; empty where there is nothing to suggest
 */
export function suggestMap(unmatched: readonly Unmatched[], t: (said: Message) => string): string {
  const open = unmatched.filter((entry) => entry.files.some(isRunnable) && rolesWithout(entry).length > 0);
  if (open.length === 0) return '';
  const labs = [...new Map(open.map(({ lab }) => [lab.id, lab])).values()];
  const lines = [
    `# ${t(message('intake.map-heading'))}`,
    `# ${t(message('intake.map-use'))}`,
    ...labs.flatMap((lab) => labLines(lab, open, t)),
    ...studentLines(open, t),
  ];
  return `${lines.join('\n')}\n`;
}

function rolesWithout({ lab, files, known }: Unmatched): readonly Role[] {
  return lab.roles.filter(
    (role) =>
      known[role.id] === undefined &&
      known[role.kind.name] === undefined &&
      matchRole(role, files).kind !== 'one',
  );
}

function labLines(lab: Lab, open: readonly Unmatched[], t: (said: Message) => string): readonly string[] {
  const byRole = new Map<string, Map<string, Suggestion>>();
  for (const entry of open.filter((one) => one.lab.id === lab.id))
    for (const role of rolesWithout(entry))
      for (const file of nearFiles(role, entry.files))
        suggest(byRole, roleFor(role, file), file, entry.student);
  const lines = [...byRole].flatMap(([role, suggestions]) => [
    `  ${role}:`,
    ...[...suggestions.values()].sort((a, b) => b.students.size - a.students.size).map(line),
  ]);
  return lines.length === 0 ? [] : ['', `${lab.id}:`, ...lines];

  function line({ pattern, students }: Suggestion): string {
    const names = [...students];
    const said = message('intake.map-for', { students: firstNames(names, NAMED), count: names.length });
    return `    - ${quote(pattern)} # ${t(said)}`;
  }
}

function nearFiles(role: Role, files: readonly string[]): readonly string[] {
  const match = matchRole(role, files);
  return match.kind === 'none' ? match.near : match.kind === 'several' ? match.files : [];
}

/** A file without a number is for all of its kind. */
function roleFor(role: Role, file: string): string {
  return /\d\.[^.]*$/.test(file) ? role.id : role.kind.name;
}

function suggest(
  byRole: Map<string, Map<string, Suggestion>>,
  role: string,
  file: string,
  { key }: Student,
): void {
  const pattern = patternOf(file);
  const suggestions = getOrMake(byRole, role, () => new Map<string, Suggestion>());
  getOrMake(suggestions, pattern.toLowerCase(), () => ({
    pattern,
    students: new Set<string>(),
  })).students.add(key);
}

/** A student number in a name becomes a star: `1203210024_server.py` becomes `*_server.py`. */
function patternOf(file: string): string {
  return file.replace(/\d{5,}/g, '*');
}

/** Students whose files resemble nothing: one can only look. */
function studentLines(open: readonly Unmatched[], t: (said: Message) => string): readonly string[] {
  const lines = open.flatMap((entry) => {
    const { student, lab, files } = entry;
    const roles = rolesWithout(entry).filter((role) => nearFiles(role, files).length === 0);
    if (roles.length === 0) return [];
    const ids = roles.map(({ id }) => id);
    const programs = files.filter(isRunnable);
    const said = message('intake.map-nothing', {
      student: student.name,
      lab: lab.id,
      roles: ids,
      files: programs,
    });
    return [
      `  # ${t(said)}`,
      `  # ${quote(student.key)}: { ${lab.id}: { ${ids.map((id) => `${id}: FILE`).join(', ')} } }`,
    ];
  });
  return lines.length === 0 ? [] : ['', 'students:', ...lines];
}

/** A string of YAML, with nothing in it that could end it or does not show. */
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
