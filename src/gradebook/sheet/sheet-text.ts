import { CsvError, parse } from 'csv-parse/sync';
import { MessageError, message } from '../../model/message.ts';
import type { Delimiter } from '../inert-cell.ts';

/** A line of a sheet: its cells as they are written, quotes included, and its line end. */
interface SheetLine {
  readonly cells: readonly string[];
  readonly end: string;
}

/** A sheet in parts that can be joined again byte for byte. */
export interface SheetText {
  /** The byte-order mark, or nothing. */
  readonly start: string;
  readonly delimiter: Delimiter;
  readonly lines: readonly SheetLine[];
}

/** New texts for cells, by line and column, from 0. */
export type Changes = ReadonlyMap<number, ReadonlyMap<number, string>>;

const MARK = '\ufeff';

/**
 * Splits a sheet into its parts.
 * @throws MessageError where it is empty, or not a well-formed table
 */
export function readSheet(text: string): SheetText {
  const start = text.startsWith(MARK) ? MARK : '';
  const body = text.slice(start.length);
  if (body.trim() === '') throw new MessageError(message('marks.sheet-empty'));
  const delimiter = delimiterOf(body);
  return { start, delimiter, lines: withEnds(body, cellsOf(body, delimiter), delimiter) };
}

/** Joins a sheet's parts again; unchanged cells stay as they were written. */
export function writeSheet({ start, delimiter, lines }: SheetText, changes: Changes): string {
  const written = lines.map(({ cells, end }, index) => {
    const changed = changes.get(index);
    return `${(changed ? changeCells(cells, changed, delimiter) : cells).join(delimiter)}${end}`;
  });
  return start + written.join('');
}

/** The text of a cell; empty where the line is too short. */
export function cellText({ lines }: SheetText, line: number, column: number): string {
  const cell = lines[line]?.cells[column] ?? '';
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

/** The texts of a line's cells. */
export function lineTexts(sheet: SheetText, line: number): readonly string[] {
  return (sheet.lines[line]?.cells ?? []).map((_, column) => cellText(sheet, line, column));
}

/** The headings for a message: enough of them to recognise the sheet. */
export function headingsOf(sheet: SheetText): readonly string[] {
  const headings = lineTexts(sheet, 0);
  return headings.length > MOST_HEADINGS ? [...headings.slice(0, MOST_HEADINGS), '\u2026'] : headings;
}

const MOST_HEADINGS = 12;

/** The delimiter that occurs most often in the first line, outside quotes. */
function delimiterOf(body: string): Delimiter {
  const first = /^(?:"[^"]*"|[^"\r\n])*/.exec(body)?.[0].replace(/"[^"]*"/g, '') ?? '';
  const count = (delimiter: Delimiter): number => first.split(delimiter).length;
  const others = [';', '\t'] as const;
  return others.reduce<Delimiter>(
    (best, delimiter) => (count(delimiter) > count(best) ? delimiter : best),
    ',',
  );
}

/** Cells with their quotes as written. The parser is strict, so that they can be put back exactly. */
function cellsOf(body: string, delimiter: Delimiter): readonly (readonly string[])[] {
  try {
    return parse(body, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      cast: (value, { quoting }) => (quoting ? quote(value) : value),
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new MessageError(message('marks.sheet-broken', { reason: error.message }));
  }
}

/** Finds each line in the text again, to learn its line end. */
function withEnds(
  body: string,
  records: readonly (readonly string[])[],
  delimiter: Delimiter,
): readonly SheetLine[] {
  let at = 0;
  return records.map((cells, index) => {
    const written = cells.join(delimiter);
    const end = /^(?:\r\n|\n|\r|$)/.exec(body.slice(at + written.length, at + written.length + 2))?.[0];
    if (!body.startsWith(written, at) || end === undefined)
      throw new MessageError(message('marks.sheet-broken', { reason: `record ${index + 1}` }));
    at += written.length + end.length;
    return { cells, end };
  });
}

function changeCells(
  cells: readonly string[],
  changed: ReadonlyMap<number, string>,
  delimiter: Delimiter,
): readonly string[] {
  const length = Math.max(cells.length, ...[...changed.keys()].map((column) => column + 1));
  return Array.from({ length }, (_, column) => {
    const old = cells[column] ?? '';
    const text = changed.get(column);
    if (text === undefined) return old;
    return old.startsWith('"') || needsQuotes(text, delimiter) ? quote(text) : text;
  });
}

/** Whether a text needs quotes: also for delimiters of other readers, not only for the sheet's own. */
function needsQuotes(text: string, delimiter: Delimiter): boolean {
  return text.includes(delimiter) || /["\r\n;\t]|^\s|\s$/.test(text);
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
