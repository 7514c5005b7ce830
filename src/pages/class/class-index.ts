import { type ClassTable, type LabData, MARKS, type Mark, STATES, type State } from './class-data.ts';

const MARK_OF: ReadonlyMap<string, Mark> = new Map([
  [MARKS.fail, 'fail'],
  [MARKS.unstable, 'unstable'],
  [MARKS.inconclusive, 'inconclusive'],
  [MARKS.skipped, 'skipped'],
  [MARKS.none, 'none'],
  [MARKS.pass, 'pass'],
]);

/** A class, for questions. Students, labs, checks and causes are given by their indices. */
export class ClassIndex {
  readonly table: ClassTable;
  /** For each lab and each of its marks the cause, or -1. */
  private readonly causes: readonly Int16Array[];
  /** For each lab and each of its marks the message, or -1. */
  private readonly messages: readonly Int16Array[];
  private readonly overall: readonly (State | null)[];

  constructor(table: ClassTable) {
    this.table = table;
    this.causes = table.labs.map(({ marks, causes }) => spread(marks, causes));
    this.messages = table.labs.map(({ marks, messages }) => spread(marks, messages));
    this.overall = table.students.map((_, student) => this.worstOf(student));
  }

  get count(): number {
    return this.table.students.length;
  }

  mark(lab: number, student: number, check: number): Mark {
    const { marks, checks } = this.lab(lab);
    return MARK_OF.get(marks[student * checks.length + check] ?? '') ?? 'none';
  }

  /** @returns -1 where the check has not failed, or no cause is known */
  cause(lab: number, student: number, check: number): number {
    return this.causes[lab]?.[student * this.lab(lab).checks.length + check] ?? -1;
  }

  /** Why a check has failed, in words; the cause's name where it has no words; null where neither is known. */
  why(lab: number, student: number, check: number): string | null {
    const at = student * this.lab(lab).checks.length + check;
    const own = this.table.messages[this.messages[lab]?.[at] ?? -1];
    return own ?? this.wordsOf(this.cause(lab, student, check));
  }

  /** A cause in the words in which it was given most often, or its name where there are none; null for no cause. */
  wordsOf(cause: number): string | null {
    const { id, example } = this.table.causes[cause] ?? {};
    return example || id || null;
  }

  /** @returns null where the student has no result for the lab */
  state(lab: number, student: number): State | null {
    return STATES[Number(this.lab(lab).states[student])] ?? null;
  }

  /**
   * The state, of those in all labs, that needs a person's attention most; null for a student who has handed in
   * nothing.
   */
  stateOf(student: number): State | null {
    return this.overall[student] ?? null;
  }

  /** Whether a student counts for a state: for `pass` in every lab, for any other in at least one. */
  isIn(student: number, state: State): boolean {
    if (state === 'pass') return this.stateOf(student) === 'pass';
    return this.table.labs.some(({ set }, lab) =>
      state === 'set' ? set[student] !== undefined : this.state(lab, student) === state,
    );
  }

  /** Whether a cause affects a student. */
  isHit(student: number, cause: number): boolean {
    return this.table.labs.some((lab, at) => {
      const from = student * lab.checks.length;
      return this.causes[at]?.subarray(from, from + lab.checks.length).includes(cause) ?? false;
    });
  }

  lab(lab: number): LabData {
    const found = this.table.labs[lab];
    if (!found) throw new Error(`no lab ${lab}`);
    return found;
  }

  private worstOf(student: number): State | null {
    const digits = this.table.labs.map(({ states }) => Number(states[student]));
    return STATES[Math.min(...digits.filter((digit) => !Number.isNaN(digit)))] ?? null;
  }
}

/** A value for each mark, from values for those that are `fail`; -1 for the others. */
function spread(marks: string, values: readonly number[]): Int16Array {
  const all = new Int16Array(marks.length).fill(-1);
  let next = 0;
  for (let at = marks.indexOf(MARKS.fail); at >= 0; at = marks.indexOf(MARKS.fail, at + 1))
    all[at] = values[next++] ?? -1;
  return all;
}
