import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { explainLate } from '../../gradebook/explain-mark.ts';
import { plainLine } from '../../gradebook/line.ts';
import { hasPassed, showPassMark } from '../../gradebook/pass.ts';
import type { Absent } from '../../gradebook/sheet/absent.ts';
import { studentsNow } from '../../gradebook/shown.ts';
import type { Language } from '../../messages/language.ts';
import type { LabAlikes } from '../../model/alike.ts';
import { audiencesOf } from '../../model/audience.ts';
import type { StudentResult } from '../../model/batch.ts';
import { firstNames } from '../../model/first-names.ts';
import type { Lab } from '../../model/lab.ts';
import { type Message, message } from '../../model/message.ts';
import { classPage } from '../../pages/class/class-page.ts';
import type { PageAssets } from '../../pages/conversation/assets.ts';
import { readTrace } from '../../trace/read.ts';
import type { Journal } from '../journal/journal.ts';
import { STAFF_PAGES, staffPage } from '../kept/staff-page.ts';
import { writeAtomically } from '../kept/write-atomically.ts';
import { type Beside, readBeside, resultsOf, unstableIn } from '../marks/results.ts';
import { writeAlikePages } from './alike-pages.ts';
import { writePage } from './page.ts';
import { sheetAbsent } from './read-sheet.ts';
import { keptSheet } from './sheet-choice.ts';
import { type Outputs, writeOutputs } from './write-outputs.ts';

export interface FinishOrder {
  readonly journal: Journal;
  /** The batch's folder. */
  readonly out: string;
  /** The labs that are known here, by their ids. */
  readonly labs: ReadonlyMap<string, Lab>;
  /** What comparing the hand-ins has shown, lab by lab. */
  readonly alikes: readonly LabAlikes[];
  readonly language: Language;
  /** For students' pages. */
  readonly assets: PageAssets;
  /** For the page of the class. */
  readonly classAssets: PageAssets;
}

export interface Finished extends Outputs {
  readonly results: readonly StudentResult[];
}

/** Writes everything that a batch gives out, from its journal and from the marks that people have set. */
export function finishBatch(order: FinishOrder): Finished {
  const { journal, out, labs, alikes, language, classAssets } = order;
  const beside = readBeside(out);
  const results = resultsOf(journal, beside, alikes);
  rmSync(join(out, STAFF_PAGES), { recursive: true, force: true });
  for (const result of results) if (isToRewrite(order, result)) rewritePage(order, result);
  const last = journal.briefs().reduce((latest, { at }) => (at > latest ? at : latest), journal.header.at);
  const { lateCounts, pass } = beside.rules;
  const sheet = keptSheet(out);
  const students = [...new Map(results.map(({ student }) => [student.key, student])).values()];
  const absent = sheetAbsent(out, students);
  const outputs = writeOutputs(out, { results, absent, language, sheet, lateCounts, at: new Date(last) });
  const lateOf = (result: StudentResult): string => explainLate(result, language).map(plainLine).join('. ');
  const page = {
    ...{ results, absent, labs, alikes, language, lateOf },
    unstableOf: unstableIn(journal),
    passOf: (result: StudentResult) => hasPassed(result),
    passMark: pass === null ? null : showPassMark(pass),
    assets: classAssets,
  };
  writeAlikePages(out, alikes, labs, language);
  writeAtomically(join(out, 'index.html'), classPage(page));
  return {
    ...outputs,
    results,
    remarks: [...untimed(results, beside), ...outputs.remarks, ...absentRemark(absent)],
  };
}

/** A mark that a person has set, and what students may see by now, is on no page yet. */
function isToRewrite({ labs }: FinishOrder, { lab: id, override }: StudentResult): boolean {
  const lab = labs.get(id);
  return override !== null || (lab !== undefined && audiencesOf(lab).length > 1);
}

function absentRemark(absent: readonly Absent[]): readonly Message[] {
  if (absent.length === 0) return [];
  const names = absent.map(({ name }) => name);
  return [message('grade.absent', { count: names.length, names: firstNames(names) })];
}

/** Where a due time says nothing of some students, because it is not known when they handed in. */
function untimed(results: readonly StudentResult[], { rules }: Beside): readonly Message[] {
  if (rules.due === null) return [];
  const unknown = results.filter(({ handedIn, late }) => (handedIn ?? null) === null && !late);
  const count = new Set(unknown.map(({ student }) => student.key)).size;
  return count === 0 ? [] : [message('grade.late-no-time', { count })];
}

/**
 * Writes the page of one result again, with the mark that counts; left as it is where the lab or the trace is
 * gone.
 */
export function rewritePage(
  { out, labs, language, assets }: Omit<FinishOrder, 'classAssets' | 'alikes'>,
  result: StudentResult,
): void {
  const lab = labs.get(result.lab);
  if (result.status === 'ungraded' || result.page === null || !lab) return;
  const runs = runsOf(join(out, result.document.trace ?? ''));
  if (runs === null) return;
  const { student, document, override, due } = result;
  const page = { ...{ student, lab, document, runs, language, override }, ...(due ? { due } : {}) };
  writePage(join(out, result.page), { ...page, audience: studentsNow(result) }, assets);
  if (document.forStudents !== undefined)
    writePage(join(out, staffPage(result.page)), { ...page, audience: 'staff' }, assets);
}

function runsOf(trace: string): ReturnType<typeof readTrace>['runs'] | null {
  try {
    return readTrace(readFileSync(trace, 'utf8')).runs;
  } catch {
    return null;
  }
}
