/** How a student's work on a lab came out, what needs a person first: `set` is a mark that a person has given. */
export const STATES = ['ungraded', 'unstable', 'inconclusive', 'fail', 'set', 'pass'] as const;
export type State = (typeof STATES)[number];

/** How a check came out, a letter each; `none` where it was not made. */
export const MARKS = {
  fail: 'f',
  unstable: 'u',
  inconclusive: 'i',
  skipped: 's',
  none: '.',
  pass: 'p',
} as const;
export type Mark = keyof typeof MARKS;

/** Stands for the state of a student who has no result for a lab. */
export const NO_STATE = '-';

/** A check's heading. */
export interface CheckHead {
  readonly id: string;
  readonly title: string;
}

/** A mark that a person has set. */
export interface SetMark {
  readonly reason: string;
  /** Empty where it is not known. */
  readonly by: string;
  /** What giliran itself gives; null where it withholds the score, or could not grade. */
  readonly before: number | null;
}

/** All results of one lab, packed: a class of thousands has to open at once. */
export interface LabData {
  readonly id: string;
  readonly title: string;
  /** Null where nothing was graded that would tell. */
  readonly maxScore: number | null;
  readonly checks: readonly CheckHead[];
  /** A digit for each student, an index of {@link STATES}, or {@link NO_STATE}. */
  readonly states: string;
  /** What counts, for each student; null where there is no score. */
  readonly scores: readonly (number | null)[];
  /** For each student a letter of {@link MARKS} for each check. */
  readonly marks: string;
  /** For each mark that is `fail`, in their order, an index of the causes; -1 where none was named. */
  readonly causes: readonly number[];
  /** For each student the address of the feedback page, from the page of the class; empty where there is none. */
  readonly pages: readonly string[];
  /** Why the work of some students could not be graded, by the student's index. */
  readonly problems: Readonly<Record<number, string>>;
  /** What a person should know of some hand-ins, by the student's index. */
  readonly remarks: Readonly<Record<number, readonly string[]>>;
  readonly set: Readonly<Record<number, SetMark>>;
  /** Whose hand-in was late, by the student's index: how late, and what is left of the mark. */
  readonly late: Readonly<Record<number, string>>;
  /** Whose hand-in looks like others', by the student's index: the address where they stand side by side. */
  readonly alike: Readonly<Record<number, string>>;
  /** How many have passed, and of how many that is known; null where there is no pass mark. */
  readonly pass: { readonly mark: string; readonly passed: number; readonly of: number } | null;
}

/** What went wrong, with the sentence in which it was told most often. */
export interface CauseData {
  readonly id: string;
  readonly example: string;
}

/** Who somebody is, and what a person has written to them; left out where nobody has. */
export interface StudentHead {
  readonly name: string;
  readonly id: string;
  readonly comment?: string;
}

/** A class and everything that it got, in the order of the students' names. */
export interface ClassTable {
  readonly students: readonly StudentHead[];
  readonly labs: readonly LabData[];
  readonly causes: readonly CauseData[];
}

/** What the page's script is given. */
export interface ClassData extends ClassTable {
  readonly words: Readonly<Record<string, string>>;
}

/** Where the script finds what it fills, besides what every page has. */
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
