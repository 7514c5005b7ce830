import { MessageError, message } from '../../model/message.ts';
import { parseSheetNumber } from './sheet-number.ts';
import { cellText, lineTexts, type SheetText } from './sheet-text.ts';
import { foldText, isEmail, type SheetChoices, type StudentRow, type Worksheet } from './worksheet.ts';

/** A column of Canvas's gradebook that is an assignment: `Title (123)`. */
interface Assignment {
  readonly column: number;
  readonly title: string;
  readonly id: string;
}

/** Columns that are no assignment to Canvas. */
const TOTALS = /(?:Current|Final) (?:Score|Points|Grade)|Override (?:Score|Grade|Status)/;

const ID_HEADINGS = ['ID', 'SIS User ID', 'SIS Login ID', 'Integration ID'];

/**
 * Reads Canvas's gradebook in the form of its export. The headings are English everywhere.
 * @returns null where the sheet is not one
 * @throws MessageError where it is one, but the right column is not clear, or Canvas would not accept it
 */
export function readCanvasGradebook(sheet: SheetText, choices: SheetChoices): Worksheet | null {
  const headings = lineTexts(sheet, 0).map((heading) => heading.trim());
  const split = headings[0] === 'LastName' && headings[1] === 'FirstName' && headings[2] === 'ID';
  if (!split && !(headings[0] === 'Student' && headings[1] === 'ID')) return null;
  const { column } = chooseAssignment(assignmentsOf(headings), choices.assignment);
  const possible = sheet.lines.findIndex((_, line) => line > 0 && isPossible(cellText(sheet, line, 0)));
  const points = possible < 0 ? '' : cellText(sheet, possible, column);
  if (/read\s+only/i.test(points))
    throw new MessageError(message('marks.sheet-read-only', { heading: headings[column] ?? '' }));
  const rows = sheet.lines.flatMap((_, line): StudentRow[] => {
    if (line === 0 || line === possible || isNobody(lineTexts(sheet, line))) return [];
    return [studentRow(sheet, line, headings, column, parseSheetNumber(points))];
  });
  return { kind: 'canvas', gradeColumn: column, commentColumn: null, rows };
}

function studentRow(
  sheet: SheetText,
  line: number,
  headings: readonly string[],
  column: number,
  maximum: number | null,
): StudentRow {
  const cell = (heading: string): string => {
    const index = headings.indexOf(heading);
    return index < 0 ? '' : cellText(sheet, line, index).trim();
  };
  const ids = ID_HEADINGS.map(cell).filter((id) => id !== '');
  const names = headings[0] === 'Student' ? bothOrders(cell('Student')) : splitNames(cell);
  return {
    line,
    ids,
    emails: ids.filter(isEmail),
    names: names.filter((name) => name !== ''),
    maximum,
    submitted: '',
    closed: closedBy(cellText(sheet, line, column)),
  };
}

function splitNames(cell: (heading: string) => string): readonly string[] {
  return bothOrders(`${cell('LastName')}, ${cell('FirstName')}`);
}

/** `Santoso, Budi` and `Budi Santoso`; a name that begins with = comes as the formula `="…"`. */
function bothOrders(sortable: string): readonly string[] {
  const name = /^="(.*)"$/s.exec(sortable)?.[1] ?? sortable;
  const parts = name.split(', ');
  const [last, first] = parts;
  return parts.length === 2 && last !== undefined && first !== undefined
    ? [name, `${first} ${last}`.trim()]
    : [name];
}

function closedBy(grade: string): StudentRow['closed'] {
  const folded = foldText(grade);
  if (folded === 'ex') return 'excused';
  return folded === 'n/a' ? 'not-assigned' : null;
}

function isPossible(text: string): boolean {
  return text.includes('Points Possible');
}

/** Whether a line is about nobody: it is empty, or says which assignments are posted by hand. */
function isNobody(texts: readonly string[]): boolean {
  return texts.every((text) => /^\s*(?:Muted|Manual Posting.*)?\s*$/is.test(text));
}

function assignmentsOf(headings: readonly string[]): readonly Assignment[] {
  return headings.flatMap((heading, column) => {
    const [, title, id] = /^(.*?)\s*\((\d+)\)$/s.exec(heading) ?? [];
    if (title === undefined || id === undefined || TOTALS.test(heading)) return [];
    return column > headings.indexOf('Section') ? [{ column, title, id }] : [];
  });
}

function chooseAssignment(assignments: readonly Assignment[], chosen: string | null): Assignment {
  const wanted =
    chosen === null
      ? assignments
      : assignments.filter(
          ({ id, title }) =>
            id === chosen.trim() || [title, `${title} (${id})`].map(foldText).includes(foldText(chosen)),
        );
  const [only, ...others] = wanted;
  if (only && others.length === 0) return only;
  const titles = assignments.map(({ title, id }) => `${title} (${id})`);
  if (titles.length === 0) throw new MessageError(message('marks.sheet-no-assignments'));
  throw new MessageError(
    only || chosen === null
      ? message('marks.sheet-which-assignment', { assignments: titles })
      : message('marks.sheet-no-assignment', { assignment: chosen, assignments: titles }),
  );
}
