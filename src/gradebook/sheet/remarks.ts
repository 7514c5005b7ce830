import type { Student } from '../../model/batch.ts';
import { type Message, type MessageParam, message } from '../../model/message.ts';
import { roundPoints } from '../mark.ts';
import type { FilledRow, SheetOptions, UnfilledStudent, UnknownRow } from './filled-sheet.ts';
import { parseSheetNumber } from './sheet-number.ts';
import type { Worksheet } from './worksheet.ts';

/** A student whose name is another one in the sheet. */
export interface OtherName {
  readonly name: string;
  /** The sheet's row, from 1. */
  readonly row: number;
  readonly other: string;
}

/** The facts about a filled sheet that remarks are made from. */
interface Filling {
  readonly worksheet: Worksheet;
  /** The maximum of giliran's marks. */
  readonly maxScore: number;
  readonly scale: SheetOptions['scale'];
  readonly filled: readonly FilledRow[];
  readonly unmatched: readonly UnfilledStudent[];
  readonly unknownRows: readonly UnknownRow[];
  /** Students beside whose marks somebody else's comment was left in place. */
  readonly keptComments: readonly Student[];
  readonly otherNames: readonly OtherName[];
}

const REASONS = {
  'no-row': 'marks.sheet-no-row',
  'several-rows': 'marks.sheet-several-rows',
  withheld: 'marks.sheet-withheld',
  'before-due': 'marks.sheet-before-due',
  'above-maximum': 'marks.sheet-above-maximum',
  locked: 'marks.sheet-locked',
  excused: 'marks.sheet-excused',
  'not-assigned': 'marks.sheet-not-assigned',
} as const satisfies Readonly<Record<UnfilledStudent['because'], string>>;

const LMS: Readonly<Record<Worksheet['kind'], string>> = { moodle: 'Moodle', canvas: 'Canvas' };

/** How many names a remark lists; the others are counted. */
const MOST_NAMES = 10;

/**
 * What whoever grades should know before handing the sheet in: one remark for each matter, with the students' names.
 */
export function remarksOn(filling: Filling): readonly Message[] {
  return [
    message('marks.sheet-filled', { count: filling.filled.length, lms: LMS[filling.worksheet.kind] }),
    ...replaced(filling),
    ...scaling(filling),
    ...Object.entries(REASONS).flatMap(([because, id]) =>
      listing(
        id,
        filling.unmatched.flatMap((one) => (one.because === because ? [nameOf(one.student)] : [])),
      ),
    ),
    ...listing(
      'marks.sheet-unknown-rows',
      filling.unknownRows.map(({ name }) => name),
    ),
    ...otherNames(filling),
    ...comments(filling),
  ];
}

type ListingId =
  | (typeof REASONS)[UnfilledStudent['because']]
  | 'marks.sheet-unknown-rows'
  | 'marks.sheet-replaced'
  | 'marks.sheet-other-names'
  | 'marks.sheet-kept-comments';

function listing(id: ListingId, names: readonly string[]): readonly Message[] {
  return names.length === 0 ? [] : [message(id, { count: names.length, names: firstOf(names) })];
}

/** The first names of a list, and how many more there are. */
function firstOf(names: readonly string[]): MessageParam {
  const more = names.length - MOST_NAMES;
  return more > 0 ? [...names.slice(0, MOST_NAMES), message('marks.names-more', { count: more })] : names;
}

function nameOf({ name, key }: Student): string {
  return name || key;
}

function replaced({ filled }: Filling): readonly Message[] {
  const over = filled.filter(
    ({ before, grade }) => before !== '' && before !== '-' && parseSheetNumber(before) !== grade,
  );
  return listing(
    'marks.sheet-replaced',
    over.map(({ student }) => nameOf(student)),
  );
}

/** A remark for each of the first such students, and one for the others. */
function otherNames({ otherNames: found }: Filling): readonly Message[] {
  return [
    ...found
      .slice(0, MOST_NAMES)
      .map(({ name, row, other }) => message('marks.sheet-other-name', { name, row, inSheet: other })),
    ...listing(
      'marks.sheet-other-names',
      found.slice(MOST_NAMES).map(({ name }) => name),
    ),
  ];
}

/** Whether points were scaled to another maximum, or could not be. */
function scaling({ worksheet, maxScore, scale }: Filling): readonly Message[] {
  const maxima = [...new Set(worksheet.rows.map(({ maximum }) => maximum))];
  const from = roundPoints(maxScore);
  if (maxima.length === 0 || maxima.every((maximum) => maximum === maxScore)) return [];
  const told = maxima.filter((maximum) => maximum !== null).map(String);
  if (told.length === 0) return [message('marks.sheet-no-maximum', { max: from })];
  return [message(scale === 'sheet' ? 'marks.sheet-scaled' : 'marks.sheet-not-scaled', { from, to: told })];
}

function comments({ worksheet, filled, keptComments }: Filling): readonly Message[] {
  if (worksheet.commentColumn === null && filled.length > 0) return [message('marks.sheet-no-comments')];
  return listing('marks.sheet-kept-comments', keptComments.map(nameOf));
}
