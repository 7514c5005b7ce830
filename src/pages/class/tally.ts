import type { CheckPlace } from './choose-students.ts';
import type { State } from './class-data.ts';
import type { ClassIndex } from './class-index.ts';

/** A cause, with how many students it affects. */
export interface CauseTally {
  /** Its index. */
  readonly cause: number;
  readonly students: number;
  /** The check that most of them failed for it. */
  readonly check: CheckPlace;
  /** How many other checks failed for it. */
  readonly others: number;
}

/** The causes by how many students they affect, the most frequent first. */
export function tallyCauses(index: ClassIndex): readonly CauseTally[] {
  const students = index.table.causes.map(() => new Set<number>());
  const checks = index.table.causes.map(() => new Map<string, CheckPlace & { count: number }>());
  for (const [lab, { checks: heads }] of index.table.labs.entries())
    for (let student = 0; student < index.count; student++)
      for (let check = 0; check < heads.length; check++) {
        const cause = index.cause(lab, student, check);
        if (cause < 0) continue;
        students[cause]?.add(student);
        const place = checks[cause]?.get(`${lab} ${check}`);
        if (place) place.count++;
        else checks[cause]?.set(`${lab} ${check}`, { lab, check, count: 1 });
      }
  return students
    .flatMap((hit, cause) => {
      const [most, ...others] = [...(checks[cause]?.values() ?? [])].sort((a, b) => b.count - a.count);
      if (!most) return [];
      const check = { lab: most.lab, check: most.check };
      return [{ cause, students: hit.size, check, others: others.length }];
    })
    .sort((a, b) => b.students - a.students || a.cause - b.cause);
}

/** How many students are of a state. */
export function tallyState(index: ClassIndex, state: State): number {
  return index.table.students.filter((_, student) => index.isIn(student, state)).length;
}

/** Of the students for whom a check was decided, the share that it holds for; null where it was decided for nobody. */
export function shareHolding(index: ClassIndex, { lab, check }: CheckPlace): number | null {
  let holds = 0;
  let decided = 0;
  for (let student = 0; student < index.count; student++) {
    const mark = index.mark(lab, student, check);
    if (mark === 'none' || mark === 'inconclusive' || mark === 'unstable') continue;
    decided++;
    if (mark === 'pass') holds++;
  }
  return decided === 0 ? null : holds / decided;
}
