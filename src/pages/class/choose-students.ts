import { MARKS, type Mark, STATES, type State } from './class-data.ts';
import type { ClassIndex } from './class-index.ts';

/** A check of a lab, by indices. */
export interface CheckPlace {
  readonly lab: number;
  readonly check: number;
}

/** Which students to show; null means no restriction. */
export interface Filter {
  /** Part of a name or an id, in whatever case; empty for all. */
  readonly text: string;
  /** `set` means every student with a mark that a person has set, whatever the result. */
  readonly state: State | null;
  /** Index of a cause. */
  readonly cause: number | null;
  /** A check that must not hold. */
  readonly check: CheckPlace | null;
}

export const NO_FILTER: Filter = { text: '', state: null, cause: null, check: null };

/** What the rows are sorted by. */
export type SortBy =
  | { readonly by: 'name' }
  | { readonly by: 'state' }
  | { readonly by: 'score'; readonly lab: number }
  | ({ readonly by: 'check' } & CheckPlace);

export interface Sort {
  readonly on: SortBy;
  readonly down: boolean;
}

/** Students who need a person's attention come first. */
export const FIRST_SORT: Sort = { on: { by: 'state' }, down: false };

const MARK_ORDER = Object.keys(MARKS);

/** The students that fit a filter, in order; those of equal rank are sorted by name. */
export function chooseStudents(index: ClassIndex, filter: Filter, { on, down }: Sort): readonly number[] {
  const wanted = filter.text.trim().toLocaleLowerCase();
  const chosen: number[] = [];
  for (let student = 0; student < index.count; student++)
    if (fits(index, student, filter, wanted)) chosen.push(student);
  const ranks = Float64Array.from({ length: index.count }, (_, student) => rankOf(index, student, on));
  const turn = down ? -1 : 1;
  // Students are numbered in the order of their names.
  return chosen.sort((a, b) => compareRanks(ranks[a] ?? 0, ranks[b] ?? 0, turn) || a - b);
}

/** Whether the student's check does not hold, or is not decided. */
export function isOpen(mark: Mark): boolean {
  return mark === 'fail' || mark === 'unstable' || mark === 'inconclusive';
}

function fits(index: ClassIndex, student: number, { state, cause, check }: Filter, wanted: string): boolean {
  if (state !== null && !index.isIn(student, state)) return false;
  if (cause !== null && !index.isHit(student, cause)) return false;
  if (check !== null && index.mark(check.lab, student, check.check) !== 'fail') return false;
  const { name, id } = index.table.students[student] ?? { name: '', id: '' };
  return wanted === '' || `${name}\n${id}`.toLocaleLowerCase().includes(wanted);
}

function rankOf(index: ClassIndex, student: number, on: SortBy): number {
  switch (on.by) {
    case 'name':
      return student;
    case 'state': {
      const state = index.stateOf(student);
      return state === null ? Number.NaN : STATES.indexOf(state);
    }
    case 'score':
      return index.lab(on.lab).scores[student] ?? Number.NaN;
    case 'check':
      return MARK_ORDER.indexOf(index.mark(on.lab, student, on.check));
  }
}

/** Those without a rank come last in both directions. */
function compareRanks(a: number, b: number, turn: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return (a - b) * turn;
}
