import type { Language } from '../../messages/language.ts';
import type { Student, StudentResult } from '../../model/batch.ts';
import { maximaOf } from '../mark.ts';
import { commentOf, isOwnComment } from './comment.ts';
import { encodeSheet } from './encoding.ts';
import { type Entry, entriesFor } from './entries.ts';
import type { FilledRow, FilledSheet, SheetOptions, UnknownRow } from './filled-sheet.ts';
import { namesAgree } from './match-students.ts';
import { openSheet } from './open-sheet.ts';
import { type OtherName, remarksOn } from './remarks.ts';
import { parseSheetNumber, showSheetNumber, usesDecimalComma } from './sheet-number.ts';
import { cellText, type SheetText, writeSheet } from './sheet-text.ts';
import type { Worksheet } from './worksheet.ts';

/**
 * Fills marks and comments into the sheet that the LMS gave out. Only those cells change; everything else stays byte
 * for byte, rows included that belong to nobody here. Marks of several labs are added up.
 * @throws MessageError where giliran does not know this kind of sheet, or the right column is not clear
 */
export function fillSheet(
  input: string | Uint8Array,
  results: readonly StudentResult[],
  options: SheetOptions,
): FilledSheet {
  const { sheet, worksheet, encoding } = openSheet(input, options);
  const entries = entriesFor(worksheet, results, options);
  const style = { language: options.language, decimalComma: hasDecimalComma(sheet, worksheet.gradeColumn) };
  const changes = entries.flatMap((entry) => changeOf(entry, sheet, worksheet, style));
  const text = writeSheet(sheet, new Map(changes.map(({ line, cells }) => [line, cells])));
  const filled = entries.flatMap((entry) => filledRow(entry, sheet, worksheet));
  const unmatched = entries.flatMap(({ marks: { student }, grade }) =>
    typeof grade === 'number' ? [] : [{ student, because: grade }],
  );
  const unknownRows = unknownRowsOf(worksheet, entries);
  return {
    kind: worksheet.kind,
    text,
    bytes: encodeSheet({ text, encoding }),
    filled,
    unmatched,
    unknownRows,
    remarks: remarksOn({
      worksheet,
      maxScore: sumOf([...maximaOf(results).values()]),
      scale: options.scale,
      filled,
      unmatched,
      unknownRows,
      keptComments: changes.flatMap(({ student, keptComment }) => (keptComment ? [student] : [])),
      otherNames: entries.flatMap(otherName),
    }),
  };
}

/** The style of what is filled in. */
interface Style {
  readonly language: Language;
  readonly decimalComma: boolean;
}

interface Change {
  readonly student: Student;
  readonly line: number;
  readonly cells: ReadonlyMap<number, string>;
  /** Whether somebody else's comment is there, which stays. */
  readonly keptComment: boolean;
}

function changeOf(
  { marks, match, grade }: Entry,
  sheet: SheetText,
  { gradeColumn, commentColumn }: Worksheet,
  { language, decimalComma }: Style,
): readonly Change[] {
  if (match.found !== 'row' || typeof grade !== 'number') return [];
  const { line } = match.row;
  const cells = new Map<number, string>();
  if (parseSheetNumber(cellText(sheet, line, gradeColumn)) !== grade)
    cells.set(gradeColumn, showSheetNumber(grade, decimalComma));
  const own = commentColumn !== null && isOwnComment(cellText(sheet, line, commentColumn));
  if (own) cells.set(commentColumn, commentOf(marks, sheet.delimiter, language));
  return [{ student: marks.student, line, cells, keptComment: commentColumn !== null && !own }];
}

/**
 * Whether numbers have a decimal comma, by the marks and maxima in the sheet: maxima are next to the mark, or in its
 * column.
 */
function hasDecimalComma(sheet: SheetText, gradeColumn: number): boolean {
  return usesDecimalComma(
    sheet.lines.flatMap((_, line) =>
      [gradeColumn, gradeColumn + 1].map((column) => cellText(sheet, line, column)),
    ),
  );
}

function filledRow(
  { marks, match, grade }: Entry,
  sheet: SheetText,
  { gradeColumn }: Worksheet,
): readonly FilledRow[] {
  if (match.found !== 'row' || typeof grade !== 'number') return [];
  const { line } = match.row;
  return [
    { student: marks.student, row: line + 1, grade, before: cellText(sheet, line, gradeColumn).trim() },
  ];
}

function unknownRowsOf({ rows }: Worksheet, entries: readonly Entry[]): readonly UnknownRow[] {
  const meant = new Set(
    entries.flatMap(({ match }) => {
      if (match.found === 'row') return [match.row];
      return match.found === 'several' ? match.rows : [];
    }),
  );
  return rows
    .filter((row) => !meant.has(row))
    .map(({ line, names, ids }) => ({ row: line + 1, name: names[0] ?? ids[0] ?? '' }));
}

/** A student whose row was found by an id or an address, but has another name. */
function otherName({ marks: { student }, match }: Entry): readonly OtherName[] {
  if (match.found !== 'row' || match.by === 'name') return [];
  const [name] = match.row.names;
  const nameless = student.id !== null && student.name.includes(student.id);
  if (name === undefined || nameless || match.row.names.some((other) => namesAgree(student.name, other)))
    return [];
  return [{ name: student.name, row: match.row.line + 1, other: name }];
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
