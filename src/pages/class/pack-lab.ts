import { legible } from '../../diagram/legible.ts';
import type { StudentResult } from '../../model/batch.ts';
import type { KeptCheck, KeptDocument } from '../../model/result.ts';
import {
  type CheckHead,
  type LabData,
  MARKS,
  NO_STATE,
  type SetMark,
  STATES,
  type State,
} from './class-data.ts';
import type { CauseList } from './pack-causes.ts';
import { pageAddress } from './page-address.ts';

/** Collects one lab's results. */
export class PackedLab {
  private readonly id: string;
  private readonly title: string;
  private readonly causeList: CauseList;
  private maxScore: number | null = null;
  private readonly columns = new Map<string, number>();
  private readonly heads: CheckHead[] = [];
  private readonly states: string[];
  private readonly scores: (number | null)[];
  private readonly marks: string[];
  private readonly causes: (readonly number[])[];
  private readonly messages: (readonly number[])[];
  private readonly pages: string[];
  private readonly problems: Record<number, string> = {};
  private readonly remarks: Record<number, readonly string[]> = {};
  private readonly set: Record<number, SetMark> = {};
  private readonly late: Record<number, string> = {};
  private readonly alike: Record<number, string> = {};
  private readonly passed: boolean[] = [];

  constructor(id: string, title: string, students: number, causes: CauseList) {
    this.id = id;
    this.title = title;
    this.causeList = causes;
    this.states = Array.from({ length: students }, () => NO_STATE);
    this.scores = Array.from({ length: students }, () => null);
    this.marks = Array.from({ length: students }, () => '');
    this.causes = Array.from({ length: students }, () => []);
    this.messages = Array.from({ length: students }, () => []);
    this.pages = Array.from({ length: students }, () => '');
  }

  /** @param unstable ids of checks that did not come out the same every time */
  addGraded(
    student: number,
    result: StudentResult,
    { verdict, score, maxScore, checks }: KeptDocument,
    unstable: ReadonlySet<string>,
  ): void {
    this.maxScore = Math.max(this.maxScore ?? 0, maxScore);
    this.add(student, result, unstable.size > 0 ? 'unstable' : verdict, score);
    // Checks that were not made leave gaps.
    const letters: (string | undefined)[] = [];
    const causes: (number | null | undefined)[] = [];
    const messages: number[] = [];
    for (const check of checks) {
      const column = this.columnOf(check);
      letters[column] = unstable.has(check.id) ? MARKS.unstable : MARKS[check.status];
      causes[column] =
        check.status !== 'fail' || unstable.has(check.id)
          ? null
          : check.cause === null
            ? -1
            : this.causeList.add(check.cause, check.message);
      if (letters[column] === MARKS.fail) messages[column] = this.causeList.addMessage(check.message);
    }
    this.marks[student] = Array.from(letters, (letter) => letter ?? MARKS.none).join('');
    this.causes[student] = causes.filter((cause) => cause !== null && cause !== undefined);
    this.messages[student] = messages.filter((at) => at !== undefined);
  }

  addUngraded(student: number, result: StudentResult, problem: string): void {
    this.add(student, result, 'ungraded', null);
    this.problems[student] = problem;
  }

  /** Adds notes on a hand-in for whoever grades. */
  addRemarks(student: number, remarks: readonly string[]): void {
    if (remarks.length > 0) this.remarks[student] = [...(this.remarks[student] ?? []), ...remarks];
  }

  /** @param told how late it was, in words */
  addLate(student: number, told: string): void {
    this.late[student] = told;
  }

  /** @param page the address of the comparison */
  addAlike(student: number, page: string): void {
    this.alike[student] = page;
  }

  addPass(passed: boolean): void {
    this.passed.push(passed);
  }

  /** @param passMark as people write it; null where there is none */
  data(passMark: string | null): LabData {
    const { id, title, maxScore, heads, scores, pages, problems, remarks, set, late, alike } = this;
    return {
      ...{ id, title, maxScore, scores, pages, problems, remarks, set, late, alike },
      pass:
        passMark === null
          ? null
          : { mark: passMark, passed: this.passed.filter((one) => one).length, of: this.passed.length },
      checks: heads,
      states: this.states.join(''),
      marks: this.marks.map((letters) => letters.padEnd(heads.length, MARKS.none)).join(''),
      causes: this.causes.flat(),
      messages: this.messages.flat(),
    };
  }

  private add(student: number, result: StudentResult, state: State, own: number | null): void {
    const { override } = result;
    const page = result.staffPage ?? result.page;
    // A mark that a person has set needs no further attention.
    const settled = override !== null && state !== 'fail' && state !== 'pass' ? 'set' : state;
    this.states[student] = String(STATES.indexOf(settled));
    this.scores[student] = round(override?.score ?? own);
    this.pages[student] = page === null ? '' : pageAddress(page);
    if (override !== null)
      this.set[student] = {
        reason: legible(override.reason),
        by: legible(override.by ?? ''),
        before: round(own),
      };
  }

  private columnOf({ id, title }: KeptCheck): number {
    const known = this.columns.get(id);
    if (known !== undefined) return known;
    this.columns.set(id, this.heads.length);
    this.heads.push({ id: legible(id), title: legible(title) });
    return this.heads.length - 1;
  }
}

/** At most two decimals, as everywhere that points are shown. */
function round(points: number | null): number | null {
  return points === null ? null : Math.round(points * 100) / 100;
}
