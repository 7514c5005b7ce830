import { LANGUAGES, type Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import { message } from '../../model/message.ts';
import { plain, unescaped } from './markdown.ts';
import { TITLE } from './merge.ts';
import { type Made, piecesOf } from './sections.ts';

/** The fields of a title page, in order. */
export const TITLE_FIELDS = [
  'title',
  'name',
  'number',
  'class',
  'course',
  'lecturer',
  'institution',
] as const;
export type TitleField = (typeof TITLE_FIELDS)[number];

/** Values for the title page; unknown ones are left out. */
export type TitleData = Readonly<Partial<Record<TitleField, string>>>;

const LINE = /^[-*] \*\*(.+?):\*\*(.*)$/;

/** The name of a field. */
export function titleWord(field: TitleField, language: Language): string {
  return say(message(`practicum.ask-${field}`), language);
}

/**
 * The values on a report's title page. They are kept nowhere else, so that the student's corrections count.
 * @returns null where the report has no title page
 */
export function readTitle(report: string): { readonly page: Made; readonly data: TitleData } | null {
  const page = piecesOf(report).find((piece) => piece.kind === 'made' && piece.key === TITLE);
  if (page?.kind !== 'made') return null;
  const data: Partial<Record<TitleField, string>> = {};
  for (const line of page.text.split('\n')) {
    const field = fieldOf(line);
    const value = field === 'title' ? line.slice(2) : (LINE.exec(line)?.[2] ?? '');
    if (field !== undefined && value.trim() !== '') data[field] = unescaped(value);
  }
  return { page: { key: TITLE, text: page.text }, data };
}

/** The title page, with blanks for unknown values. */
export function titlePage(data: TitleData, title: string, language: Language): Made {
  const lines = [`# ${plain(data.title ?? title)}`, ''];
  for (const field of TITLE_FIELDS)
    if (field !== 'title') lines.push(lineOf(field, data[field] ?? '', language));
  return { key: TITLE, text: lines.join('\n') };
}

/** A title page with some of its fields replaced; every other line of it stays as it is. */
export function changedTitle(page: Made, data: TitleData, language: Language): Made {
  const lines = page.text.split('\n');
  for (const field of TITLE_FIELDS) {
    const value = data[field];
    if (value === undefined) continue;
    const at = lines.findIndex((line) => fieldOf(line) === field);
    const line = field === 'title' ? `# ${plain(value)}` : lineOf(field, value, language);
    if (at >= 0) lines[at] = line;
    else if (field === 'title') lines.unshift(line, '');
    else lines.push(line);
  }
  return { ...page, text: lines.join('\n') };
}

function lineOf(field: TitleField, value: string, language: Language): string {
  return `- **${titleWord(field, language)}:** ${plain(value)}`.trimEnd();
}

/** The field on a line, in either language; undefined where there is none. */
function fieldOf(line: string): TitleField | undefined {
  if (/^# /.test(line)) return 'title';
  const [, label] = LINE.exec(line) ?? [];
  return TITLE_FIELDS.find((field) => LANGUAGES.some((language) => titleWord(field, language) === label));
}
