/** A row of a sheet that is about a student, and all that can tell which one. */
export interface StudentRow {
  /** Its line in the sheet, from 0. */
  readonly line: number;
  /** Participant, user, login and student ids. */
  readonly ids: readonly string[];
  readonly emails: readonly string[];
  /** The student's name, in every form that the sheet itself gives. */
  readonly names: readonly string[];
  /** What the sheet's marks are out of; null where it does not say. */
  readonly maximum: number | null;
  /** When the submission was changed last, as it is written; empty where the sheet does not say. */
  readonly submitted: string;
  /** Why the LMS takes no mark for this row; null where it does. */
  readonly closed: 'locked' | 'excused' | 'not-assigned' | null;
}

/** An LMS's own sheet, understood. */
export interface Worksheet {
  readonly kind: 'moodle' | 'canvas';
  readonly gradeColumn: number;
  /** Null where the sheet has none. */
  readonly commentColumn: number | null;
  readonly rows: readonly StudentRow[];
}

/** How a sheet is read, where it does not speak for itself. */
export interface SheetChoices {
  /** Moodle: the heading of the column with the grade. */
  readonly gradeColumn: string | null;
  /** Moodle: the heading of the column with the feedback. */
  readonly commentColumn: string | null;
  /** Canvas: the title or the id of the assignment. */
  readonly assignment: string | null;
}

/** Texts that are the same to a reader: letters' forms, case and white space do not count. */
export function foldText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** What looks like an address. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text.trim());
}
