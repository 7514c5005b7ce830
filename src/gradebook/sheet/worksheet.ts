/** A row about a student, with everything that may identify them. */
export interface StudentRow {
  /** Its line in the sheet, from 0. */
  readonly line: number;
  /** Participant, user, login and student ids. */
  readonly ids: readonly string[];
  readonly emails: readonly string[];
  /** The student's name, in every form that the sheet has. */
  readonly names: readonly string[];
  /** The maximum of the sheet's marks; null where it does not say. */
  readonly maximum: number | null;
  /** When the submission was last changed, as the sheet writes it; empty where it does not say. */
  readonly submitted: string;
  /** Why the LMS accepts no mark in this row; null where it does. */
  readonly closed: 'locked' | 'excused' | 'not-assigned' | null;
}

/** An LMS's own sheet, with the meaning of its columns. */
export interface Worksheet {
  readonly kind: 'moodle' | 'canvas';
  readonly gradeColumn: number;
  /** Null where the sheet has none. */
  readonly commentColumn: number | null;
  readonly rows: readonly StudentRow[];
}

/** Choices for reading a sheet where it is not clear by itself. */
export interface SheetChoices {
  /** Moodle: the heading of the column with the grade. */
  readonly gradeColumn: string | null;
  /** Moodle: the heading of the column with the feedback. */
  readonly commentColumn: string | null;
  /** Canvas: the title or the id of the assignment. */
  readonly assignment: string | null;
}

/** A text in a form that is equal for texts that look alike: forms of letters, case and white space do not count. */
export function foldText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Whether a text looks like an e-mail address. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text.trim());
}
