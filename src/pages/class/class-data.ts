/**
 * Results of a student's work on a lab, those that need a person's attention first; `set` is a mark that a person has
 * given.
 */
export const STATES = ['ungraded', 'unstable', 'inconclusive', 'fail', 'set', 'pass'] as const;
export type State = (typeof STATES)[number];

/** Results of a check, with a letter each; `none` where it was not made. */
export const MARKS = {
  fail: 'f',
  unstable: 'u',
  inconclusive: 'i',
  skipped: 's',
  none: '.',
  pass: 'p',
} as const;
export type Mark = keyof typeof MARKS;

/** In place of a state, where a student has no result for a lab. */
export const NO_STATE = '-';

/** The heading of a check. */
export interface CheckHead {
  readonly id: string;
  readonly title: string;
}

/** A mark that a person has set. */
export interface SetMark {
  readonly reason: string;
  /** Empty where it is not known. */
  readonly by: string;
  /** The score that giliran itself gives; null where it is withheld, or nothing could be graded. */
  readonly before: number | null;
}

/** All results of one lab, packed: the page of a class of thousands has to open at once. */
export interface LabData {
  readonly id: string;
  readonly title: string;
  /** Null where no graded result shows it. */
  readonly maxScore: number | null;
  readonly checks: readonly CheckHead[];
  /** For each student a digit, which is an index of {@link STATES}, or {@link NO_STATE}. */
  readonly states: string;
  /** For each student the score that counts; null where there is none. */
  readonly scores: readonly (number | null)[];
  /** For each student a letter of {@link MARKS} for each check. */
  readonly marks: string;
  /** For each mark that is `fail`, in order, the index of its cause; -1 where there is none. */
  readonly causes: readonly number[];
  /** For each of the same marks the index of its own message; -1 where it has none, or it was not kept. */
  readonly messages: readonly number[];
  /**
   * For each student the address of the feedback page, relative to the page of the class; empty where there is none.
   */
  readonly pages: readonly string[];
  /** Why the work of some students could not be graded, by the student's index. */
  readonly problems: Readonly<Record<number, string>>;
  /** Notes on hand-ins for whoever grades, by the student's index. */
  readonly remarks: Readonly<Record<number, readonly string[]>>;
  readonly set: Readonly<Record<number, SetMark>>;
  /** Students whose hand-in was late, by index: how late, and what is left of the mark. */
  readonly late: Readonly<Record<number, string>>;
  /** Students whose hand-in looks like others, by index: the address of the comparison. */
  readonly alike: Readonly<Record<number, string>>;
  /** How many students have passed, and how many it is known of; null where there is no pass mark. */
  readonly pass: { readonly mark: string; readonly passed: number; readonly of: number } | null;
}

/** A cause, with the message in which it was given most often. */
export interface CauseData {
  readonly id: string;
  readonly example: string;
}

/** A student, with a person's comment where there is one. */
export interface StudentHead {
  readonly name: string;
  readonly id: string;
  readonly comment?: string;
}

/** A class with all its results, in the order of the students' names. */
export interface ClassTable {
  readonly students: readonly StudentHead[];
  readonly labs: readonly LabData[];
  readonly causes: readonly CauseData[];
  /** Messages of failed checks, each once. */
  readonly messages: readonly string[];
}

/** The data for the page's script. */
export interface ClassData extends ClassTable {
  readonly words: Readonly<Record<string, string>>;
}

/** Ids of the elements that the script fills, besides those that every page has. */
export const CLASS_IDS = {
  search: 'search',
  state: 'state',
  cause: 'cause',
  check: 'check',
  clear: 'clear',
  count: 'count',
  students: 'students',
  matrix: 'matrix',
  about: 'about',
} as const;
