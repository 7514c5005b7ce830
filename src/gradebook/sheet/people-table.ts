import type { Student } from '../../model/batch.ts';
import { MessageError, message } from '../../model/message.ts';
import { decodeSheet } from './encoding.ts';
import { cellText, headingsOf, lineTexts, readSheet } from './sheet-text.ts';
import { foldText } from './worksheet.ts';

/** A row about a student in a table that a person has made, whatever the order of its columns. */
export interface PeopleRow<Column extends string> {
  /** The row in the file, counted from 1 with the headings. */
  readonly row: number;
  /** Texts that may identify the student: key, id, name, address. */
  readonly who: readonly string[];
  /** The text of another column; empty where there is no such column. */
  cell(column: Column): string;
}

/** Headings of columns that identify a student. */
const WHO = [
  ...[
    'student',
    'key',
    'name',
    'full name',
    'id',
    'id number',
    'email',
    'email address',
    'username',
    'login',
  ],
  ...[
    'mahasiswa',
    'kunci',
    'nama',
    'nama lengkap',
    'nim',
    'npm',
    'nrp',
    'surel',
    'alamat surel',
    'identifier',
  ],
  ...['canvas_user_id', 'user_id', 'login_id', 'sis user id', 'sis login id', 'sid'],
];

/** Headings of columns with one half of a name each. */
const HALVES: readonly (readonly string[])[] = [
  ['first name', 'firstname', 'nama depan'],
  ['last name', 'lastname', 'surname', 'nama belakang', 'nama akhir'],
];

/**
 * Reads a table with headings, as a spreadsheet saves it.
 * @param columns the headings that each column may have
 * @param needed the columns that must be there
 * @throws MessageError where a column is missing, or the text is not a table
 */
export function readPeopleTable<Column extends string>(
  bytes: Uint8Array,
  columns: Readonly<Record<Column, readonly string[]>>,
  needed: readonly NoInfer<Column>[],
): readonly PeopleRow<Column>[] {
  const sheet = readSheet(decodeSheet(bytes).text);
  const headings = lineTexts(sheet, 0).map(foldText);
  const places = Object.fromEntries(
    namesOf(columns).map((column) => [
      column,
      headings.findIndex((heading) => columns[column].includes(heading)),
    ]),
  );
  const whoPlaces = headings.flatMap((heading, index) => (WHO.includes(heading) ? [index] : []));
  const namePlaces = HALVES.map((names) => headings.findIndex((heading) => names.includes(heading))).filter(
    (place) => place >= 0,
  );
  const missing = [
    ...(whoPlaces.length + namePlaces.length === 0 ? ['student'] : []),
    ...needed.filter((column) => (places[column] ?? -1) < 0),
  ];
  if (missing.length > 0)
    throw new MessageError(
      message('marks.table-no-column', { columns: missing, headings: headingsOf(sheet) }),
    );
  return sheet.lines.flatMap((_, line) => {
    const halves = namePlaces
      .map((place) => cellText(sheet, line, place).trim())
      .join(' ')
      .trim();
    const words = whoPlaces.map((place) => cellText(sheet, line, place).trim());
    const who = [halves, ...words].filter((text) => text !== '');
    if (line === 0 || who.length === 0) return [];
    const cell = (column: Column): string => cellText(sheet, line, places[column] ?? -1).trim();
    return [{ row: line + 1, who, cell }];
  });
}

/**
 * The students that a row may mean: those for whom one of its words is key, id, name or address. A word that fits
 * nobody is ignored; where words fit different students, those remain that all words fit.
 */
export function studentsMeant(who: readonly string[], students: readonly Student[]): readonly Student[] {
  const fits = who
    .map((word) => students.filter((student) => wordsFor(student).includes(plainWord(word))))
    .filter((found) => found.length > 0);
  const [first = []] = fits;
  return first.filter((student) => fits.every((found) => found.includes(student)));
}

function wordsFor({ key, id, name, email }: Student): readonly string[] {
  return [key, id, name, email].flatMap((text) =>
    text === null || text.trim() === '' ? [] : [plainWord(text)],
  );
}

/**
 * The word without additions: `Participant 123` is 123 to Moodle, and an apostrophe before a cell keeps a spreadsheet
 * from acting on it.
 */
function plainWord(text: string): string {
  return foldText(text)
    .replace(/^'/, '')
    .replace(/^(?:participant|peserta) (?=\d+$)/, '');
}

function namesOf<Column extends string>(columns: Readonly<Record<Column, unknown>>): readonly Column[] {
  const isColumn = (name: string): name is Column => name in columns;
  return Object.keys(columns).filter(isColumn);
}
