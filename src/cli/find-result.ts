import type { Brief, Journal } from '../batch/journal/journal.ts';
import { sheetAddresses } from '../batch/outputs/read-sheet.ts';
import { studentsMeant } from '../gradebook/sheet/people-table.ts';
import type { Student } from '../model/batch.ts';
import { message } from '../model/message.ts';
import { advise } from './advise.ts';
import { UseError } from './io.ts';

/**
 * The result of `STUDENT` or `STUDENT:LAB`: the student by key, id, whole name or e-mail address, be it the LMS's own
 * or that of the batch's sheet.
 * @throws UseError where there is none, or several are meant
 */
export function findResult(journal: Journal, out: string, whose: string): Brief {
  const names = namesIn(out, studentsOf(journal), whose);
  const exact = journal.briefs().some(({ student }) => names(student).includes(whose.toLowerCase()));
  const at = whose.lastIndexOf(':');
  const [name, lab] = exact || at < 0 ? [whose, null] : [whose.slice(0, at), whose.slice(at + 1)];
  return resultOf(journal, findStudent(journal, out, name), lab);
}

/**
 * A student by key, id, whole name or e-mail address.
 * @throws UseError where there is none, or several are meant
 */
export function findStudent(journal: Journal, out: string, name: string): Student {
  const students = studentsOf(journal);
  const names = namesIn(out, students, name);
  return only(
    students.filter((student) => names(student).includes(name.toLowerCase())),
    name,
    students,
  );
}

/**
 * The student that a row of a table is about.
 * @param who words that say which student is meant: each may fit several students, and together they fit one
 * @throws UseError where there is none, or several are meant
 */
export function findStudentOfRow(journal: Journal, out: string, who: readonly string[]): Student {
  const students = studentsOf(journal);
  const found = studentsMeant(who, students);
  const [word = ''] = who;
  return found.length === 0 && who.length === 1
    ? findStudent(journal, out, word)
    : only(found, word, students);
}

/**
 * A student's result for a lab; for the only one where none is named.
 * @throws UseError where there is none, or several are meant
 */
export function resultOf(journal: Journal, student: Student, lab: string | null): Brief {
  const own = journal.briefs().filter((brief) => brief.student.key === student.key);
  const [found, ...others] = lab === null ? own : own.filter((brief) => brief.lab === lab);
  if (found && others.length === 0) return found;
  throw new UseError(
    message('override.which-lab', {
      student: student.name || student.key,
      labs: own.map((brief) => brief.lab),
    }),
  );
}

function only(found: readonly Student[], name: string, all: readonly Student[]): Student {
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) return first;
  if (first !== undefined)
    throw new UseError(message('override.several', { student: name, keys: found.map(({ key }) => key) }));
  const known = all.map(({ key }) => key);
  const advice = advise(name, known, message('override.see-results'));
  throw new UseError(message('override.no-student', { student: name, advice }));
}

function studentsOf(journal: Journal): readonly Student[] {
  return [...new Map(journal.briefs().map(({ student }) => [student.key, student])).values()];
}

/** What each student is called. The sheet is looked into only where an address is asked for. */
function namesIn(
  out: string,
  students: readonly Student[],
  whose: string,
): (student: Student) => readonly string[] {
  const addresses = whose.includes('@') ? sheetAddresses(out, students) : null;
  return ({ key, name, id, email }) =>
    [key, name, id, email, ...(addresses?.get(key) ?? [])].flatMap((text) =>
      text === null ? [] : [text.trim().toLowerCase()],
    );
}
