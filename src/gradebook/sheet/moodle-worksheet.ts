import { MessageError, message } from '../../model/message.ts';
import { HEADINGS, NO, YES } from './headings.ts';
import { parseSheetNumber } from './sheet-number.ts';
import { cellText, headingsOf, lineTexts, type SheetText } from './sheet-text.ts';
import { foldText, isEmail, type SheetChoices, type StudentRow, type Worksheet } from './worksheet.ts';

/** A worksheet's columns; null for those that it does not have. */
interface Columns {
  readonly identifier: number;
  readonly grade: number;
  readonly maximum: number | null;
  readonly changeable: number | null;
  readonly comment: number | null;
  readonly submitted: number | null;
  readonly name: number | null;
  readonly ids: readonly number[];
}

/**
 * Reads Moodle's offline grading worksheet, in whatever language its site uses.
 * @returns null where the sheet is not one
 * @throws MessageError where it is one, but its grades cannot be filled in
 */
export function readMoodleWorksheet(sheet: SheetText, choices: SheetChoices): Worksheet | null {
  const columns = findColumns(sheet, choices);
  if (columns === null) return null;
  const rows = linesOf(sheet).flatMap((line): StudentRow[] => {
    const participant = participantOf(cellText(sheet, line, columns.identifier));
    return participant === null ? [] : [studentRow(sheet, line, participant, columns)];
  });
  return { kind: 'moodle', gradeColumn: columns.grade, commentColumn: columns.comment, rows };
}

function studentRow(sheet: SheetText, line: number, participant: string, columns: Columns): StudentRow {
  const cell = (column: number | null): string => (column === null ? '' : cellText(sheet, line, column));
  // Columns after the grade may hold the student's own text.
  const identity = lineTexts(sheet, line).slice(0, columns.grade);
  return {
    line,
    ids: [participant, ...columns.ids.map(cell)].filter((id) => id.trim() !== ''),
    emails: identity.filter(isEmail),
    names: [cell(columns.name)].filter((name) => name.trim() !== ''),
    maximum: parseSheetNumber(cell(columns.maximum)),
    submitted: cell(columns.submitted),
    closed: contains(NO, cell(columns.changeable)) ? 'locked' : null,
  };
}

function findColumns(sheet: SheetText, choices: SheetChoices): Columns | null {
  const headings = lineTexts(sheet, 0).map(foldText);
  const identifier = findIdentifier(sheet, headings);
  if (identifier === null) return null;
  const grade = findGrade(sheet, headings, choices.gradeColumn);
  const next = headings[grade + 1];
  if (next !== undefined && contains(HEADINGS.scale, next))
    throw new MessageError(message('marks.sheet-scale', { heading: cellText(sheet, 0, grade + 1) }));
  return {
    identifier,
    grade,
    maximum: findMaximum(sheet, headings, grade),
    changeable: findChangeable(sheet, headings, grade),
    comment: findComment(sheet, headings, choices.commentColumn),
    submitted: findSubmitted(headings),
    name: findName(headings, identifier, grade),
    ids: headings.flatMap((heading, column) =>
      column < grade && column !== identifier && contains(HEADINGS.id, heading) ? [column] : [],
    ),
  };
}

/**
 * The first column with `Participant 123`, in any language, in every row: one word and a number, all numbers different.
 */
function findIdentifier(sheet: SheetText, headings: readonly string[]): number | null {
  const lines = linesOf(sheet);
  const column = headings.findIndex((heading, index) => {
    const cells = lines.map((line) => cellText(sheet, line, index)).filter((cell) => cell.trim() !== '');
    const parts = cells.map((cell) => PARTICIPANT.exec(cell.trim()));
    const known = contains(HEADINGS.identifier, heading);
    if (cells.length === 0) return known && lines.length === 0;
    if (!parts.every((part) => part !== null)) return false;
    const words = new Set(parts.map((part) => part[1]));
    return words.size === 1 && new Set(parts.map((part) => part[2])).size === cells.length;
  });
  return column < 0 ? null : column;
}

const PARTICIPANT = /^(\p{L}[^\d]*?)\s*(\d+)$/u;

function participantOf(cell: string): string | null {
  return PARTICIPANT.exec(cell.trim())?.[2] ?? null;
}

function findGrade(sheet: SheetText, headings: readonly string[], chosen: string | null): number {
  const column =
    chosen === null
      ? headings.findIndex((heading) => contains(HEADINGS.grade, heading))
      : headings.indexOf(foldText(chosen));
  if (column >= 0) return column;
  const found = headingsOf(sheet);
  throw new MessageError(
    chosen === null
      ? message('marks.sheet-no-grade', { headings: found })
      : message('marks.sheet-no-column', { heading: chosen, headings: found }),
  );
}

/**
 * The column of maxima: by its heading, or because it follows the grade and has the same number in every row, as Moodle
 * writes it.
 */
function findMaximum(sheet: SheetText, headings: readonly string[], grade: number): number | null {
  const known = headings.findIndex((heading) => contains(HEADINGS.maximum, heading));
  if (known >= 0) return known;
  const values = new Set(linesOf(sheet).map((line) => parseSheetNumber(cellText(sheet, line, grade + 1))));
  const [value] = values;
  return values.size === 1 && typeof value === 'number' && value > 0 ? grade + 1 : null;
}

/** The column that says whether a grade can be changed: the first after the grade with yes or no in every row. */
function findChangeable(sheet: SheetText, headings: readonly string[], grade: number): number | null {
  const lines = linesOf(sheet);
  const column = headings.findIndex(
    (_, index) =>
      index > grade && lines.every((line) => contains([...YES, ...NO], cellText(sheet, line, index))),
  );
  return column < 0 || lines.length === 0 ? null : column;
}

function findComment(sheet: SheetText, headings: readonly string[], chosen: string | null): number | null {
  if (chosen === null) {
    const known = headings.findLastIndex((heading) => contains(HEADINGS.comment, heading));
    return known < 0 ? null : known;
  }
  const column = headings.indexOf(foldText(chosen));
  if (column >= 0) return column;
  throw new MessageError(message('marks.sheet-no-column', { heading: chosen, headings: headingsOf(sheet) }));
}

function findSubmitted(headings: readonly string[]): number | null {
  const known = headings.findIndex((heading) => contains(HEADINGS.submitted, heading));
  return known < 0 ? null : known;
}

/**
 * The column of names: by its heading, or because it follows the identifier, where Moodle puts names if it shows them.
 */
function findName(headings: readonly string[], identifier: number, grade: number): number | null {
  const known = headings.findIndex((heading) => contains(HEADINGS.name, heading));
  if (known >= 0) return known;
  return identifier + 1 < grade ? identifier + 1 : null;
}

/** Lines below the headings that are not empty. */
function linesOf(sheet: SheetText): readonly number[] {
  return sheet.lines.flatMap((_, line) =>
    line > 0 && lineTexts(sheet, line).some((text) => text.trim() !== '') ? [line] : [],
  );
}

function contains(texts: readonly string[], text: string): boolean {
  return texts.includes(foldText(text));
}
