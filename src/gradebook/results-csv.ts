import { stringify } from 'csv-stringify/sync';
import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import type { StudentResult } from '../model/batch.ts';
import type { KeptCheck } from '../model/result.ts';
import { inertCell } from './inert-cell.ts';
import { showLateness } from './late.ts';
import { type Mark, markOf, maximaOf, outcomeOf, roundPoints, totalOf } from './mark.ts';
import { hasPassed } from './pass.ts';
import type { Absent } from './sheet/absent.ts';
import { byStudent, labsOf, type StudentMarks } from './student-marks.ts';

type Cell = string | number | null;

/** A column: its heading, and its cell for a student. */
interface Column {
  readonly heading: string;
  readonly cell: (marks: StudentMarks) => Cell;
}

/**
 * `results.csv`: a row for each student, a group of columns for each lab, and the sum where there are several labs. It
 * is made for spreadsheets: UTF-8 with a byte-order mark, CRLF, numbers as numbers, and no text that begins a formula.
 * Headings and states are ids, the same in every language.
 * @param absent students who have handed in nothing, in rows without a mark at the end
 */
export function resultsCsv(
  results: readonly StudentResult[],
  language: Language,
  absent: readonly Absent[] = [],
): string {
  const labs = labsOf(results);
  const maxima = maximaOf(results);
  const columns = [
    ...studentColumns(),
    ...labs.flatMap((lab) => {
      const prefix = labs.length > 1 ? `${lab} ` : '';
      return labColumns(lab, results, maxima, language).map((column) => ({
        ...column,
        heading: `${prefix}${column.heading}`,
      }));
    }),
    ...(labs.length > 1 ? totalColumns(labs, maxima, results) : []),
    ...(results.some(({ comment }) => comment) ? commentColumns() : []),
  ];
  const rows = byStudent(results).map((marks) => columns.map(({ cell }) => inert(cell(marks))));
  const nothing = absent.map((one) => columns.map(({ heading }) => inert(absentCell(one, heading))));
  return stringify([columns.map(({ heading }) => inert(heading)), ...rows, ...nothing], {
    bom: true,
    record_delimiter: 'windows',
  });
}

/** The cell of a student who has handed in nothing: name, id, or a verdict that says so. */
function absentCell({ name, id }: Absent, heading: string): Cell {
  if (heading === 'name') return name;
  if (heading === 'id') return id;
  return heading === 'verdict' || heading.endsWith(' verdict') ? 'nothing-handed-in' : null;
}

function studentColumns(): readonly Column[] {
  return [
    { heading: 'key', cell: ({ student }) => student.key },
    { heading: 'name', cell: ({ student }) => student.name },
    { heading: 'id', cell: ({ student }) => student.id },
  ];
}

/** Columns with people's comments to students. */
function commentColumns(): readonly Column[] {
  const commentOf = ({ results }: StudentMarks) => results.find(({ comment }) => comment)?.comment ?? null;
  return [
    { heading: 'comment', cell: (marks) => commentOf(marks)?.text ?? null },
    { heading: 'comment by', cell: (marks) => commentOf(marks)?.by ?? null },
  ];
}

function labColumns(
  lab: string,
  results: readonly StudentResult[],
  maxima: ReadonlyMap<string, number>,
  language: Language,
): readonly Column[] {
  const ofLab = results.filter((result) => result.lab === lab);
  const column = (heading: string, cell: (result: StudentResult, mark: Mark) => Cell): Column => ({
    heading,
    cell: (marks) => {
      const result = marks.results.find((one) => one.lab === lab);
      return result ? cell(result, markOf(result, maxima)) : null;
    },
  });
  return [
    column('lab', (result) => result.lab),
    column('verdict', outcomeOf),
    column('score', (_, { score }) => points(score)),
    column('max', (_, { maxScore }) => points(maxScore)),
    ...(tellsTimes(results) ? lateColumns(column) : []),
    ...(ofLab.some(({ pass }) => pass)
      ? [column('passed', (result) => yesNo(hasPassed(result, maxima)))]
      : []),
    ...checkIds(lab, results).map((id) =>
      column(id, (result) => checksOf(result).find((check) => check.id === id)?.status ?? null),
    ),
    column('causes', (result) => words(checksOf(result).map(({ cause }) => cause))),
    column('blame', (result) => words(checksOf(result).flatMap(({ blame }) => blame))),
    column('override', (_, { override }) => points(override?.score ?? null)),
    column('override reason', (_, { override }) => override?.reason ?? null),
    column('override by', (_, { override }) => override?.by ?? null),
    column('score before override', (_, { override, own }) => (override === null ? null : points(own))),
    column('seed', (result) => (result.status === 'graded' ? result.document.seed : null)),
    column('trace', (result) => (result.status === 'graded' ? result.document.trace : null)),
    ...(ofLab.some(({ alike }) => alike)
      ? [
          column('digest', ({ alike }) => alike?.digest ?? null),
          column('alike', ({ alike }) =>
            alike?.group ? `${alike.group.isSame ? 'same' : 'near'}-${alike.group.number}` : null,
          ),
        ]
      : []),
    ...(ofLab.some(({ remarks = [] }) => remarks.length > 0)
      ? [column('remarks', ({ remarks = [] }) => remarks.map((said) => say(said, language)).join(' '))]
      : []),
    column('problem', (result) => (result.status === 'ungraded' ? say(result.problem, language) : null)),
  ];
}

/** Columns about times and lateness: only where the time of some hand-in is known, or some hand-in was late. */
function lateColumns(
  column: (heading: string, cell: (result: StudentResult, mark: Mark) => Cell) => Column,
): readonly Column[] {
  return [
    column('handed in', ({ handedIn }) => handedIn ?? null),
    column('late', ({ late }) => (late ? 'yes' : null)),
    column('late by', ({ late }) => (late && late.ms !== null ? showLateness(late.ms) : null)),
    column('penalty', ({ late }, { score, afterPenalty }) =>
      late?.rule && score !== null && afterPenalty !== null ? points(score - afterPenalty) : null,
    ),
    column('score after penalty', (_, { afterPenalty }) => points(afterPenalty)),
  ];
}

function tellsTimes(results: readonly StudentResult[]): boolean {
  return results.some(({ handedIn, late }) => (handedIn ?? null) !== null || (late ?? null) !== null);
}

function totalColumns(
  labs: readonly string[],
  maxima: ReadonlyMap<string, number>,
  results: readonly StudentResult[],
): readonly Column[] {
  const after: Column = {
    heading: 'total after penalty',
    cell: (marks) => points(totalOf(marks, labs, maxima, 'afterPenalty').score),
  };
  return [
    { heading: 'total', cell: (marks) => points(totalOf(marks, labs, maxima).score) },
    { heading: 'total max', cell: (marks) => points(totalOf(marks, labs, maxima).maxScore) },
    ...(tellsTimes(results) ? [after] : []),
  ];
}

/** Ids of a lab's checks, in the order of its steps. */
function checkIds(lab: string, results: readonly StudentResult[]): readonly string[] {
  const ofLab = results.filter((result) => result.lab === lab);
  return [...new Set(ofLab.flatMap((result) => checksOf(result).map(({ id }) => id)))];
}

function checksOf(result: StudentResult): readonly KeptCheck[] {
  return result.status === 'graded' ? result.document.checks : [];
}

/** Ids in one cell, each once, without anything at which a spreadsheet could split it. */
function words(ids: readonly (string | null)[]): string {
  return [...new Set(ids.filter((id) => id !== null))].join(' ');
}

function yesNo(value: boolean | null): string | null {
  if (value === null) return null;
  return value ? 'yes' : 'no';
}

function points(value: number | null): number | null {
  return value === null ? null : roundPoints(value);
}

function inert(cell: Cell): Cell {
  return typeof cell === 'string' ? inertCell(cell) : cell;
}
