import { jobId } from '../batch/job/job.ts';
import type { Journal } from '../batch/journal/journal.ts';
import { addOverride, type OverrideRecord, readOverrides } from '../batch/marks/overrides.ts';
import type { PeopleRow } from '../gradebook/sheet/people-table.ts';
import type { Student } from '../model/batch.ts';
import { checksOf, type Lab } from '../model/lab.ts';
import { type Message, message } from '../model/message.ts';
import { findLabsOf } from './batch-labs.ts';
import { findResult, findStudentOfRow, resultOf } from './find-result.ts';
import { type Granted, grantAll } from './grant.ts';
import { type Terminal, UseError } from './io.ts';
import { rewriteBatch } from './rewrite-batch.ts';

export interface OverrideFlags {
  readonly reason?: string;
  readonly by?: string;
  readonly remove?: boolean;
  /** A table of many marks. */
  readonly from?: string;
}

/** What an override is made of, as it is written. */
interface Wish {
  readonly student: Student;
  readonly lab: string;
  readonly score: string | undefined;
  readonly reason: string | undefined;
  readonly by: string | undefined;
  readonly remove: boolean;
}

/** Columns of a table of marks, and what they may be called. */
const COLUMNS = {
  score: ['score', 'mark', 'grade', 'points', 'nilai', 'poin', 'skor'],
  lab: ['lab', 'praktikum'],
  reason: ['reason', 'alasan'],
  by: ['by', 'set by', 'oleh', 'penilai'],
} as const;

/** What a table says in place of a score to take a mark back. */
const REMOVE = 'remove';

/** Sets marks in place of giliran's, or takes that back: one, or a table of them. @returns 0 */
export async function overrideCommand(
  folder: string,
  whose: string | undefined,
  score: string | undefined,
  flags: OverrideFlags,
  io: Terminal,
): Promise<number> {
  const { out, records } = await grantAll(
    folder,
    {
      whose,
      from: flags.from,
      columns: COLUMNS,
      needed: 'score',
      open: async (journal, out): Promise<OpenedBatch> => {
        const { labs } = await findLabsOf(journal.session);
        return { journal, out, labs, at: new Date().toISOString() };
      },
      one: (name, opened) => {
        const { student, lab } = findResult(opened.journal, opened.out, name);
        const { reason, by, remove = false } = flags;
        return grant({ student, lab, score, reason, by, remove }, opened);
      },
      row: (row, opened) => grant(wishOf(row, flags, opened), opened),
      keep: addOverride,
    },
    io,
  );
  return rewriteBatch(
    out,
    records.map(({ student, lab }) => jobId(student, lab)),
    io,
  );
}

interface OpenedBatch {
  readonly journal: Journal;
  readonly out: string;
  readonly labs: ReadonlyMap<string, Lab>;
  readonly at: string;
}

/** Reason and name of the command line stand in for those that a row does not have. */
function wishOf(
  row: PeopleRow<keyof typeof COLUMNS>,
  flags: OverrideFlags,
  { journal, out }: OpenedBatch,
): Wish {
  const student = findStudentOfRow(journal, out, row.who);
  const score = row.cell('score');
  return {
    student,
    lab: resultOf(journal, student, row.cell('lab') || null).lab,
    score,
    reason: row.cell('reason') || flags.reason,
    by: row.cell('by') || flags.by,
    remove: score.toLowerCase() === REMOVE,
  };
}

function grant(
  { student, lab, score, reason, by, remove }: Wish,
  { out, labs, at }: OpenedBatch,
): Granted<OverrideRecord> {
  const name = student.name || student.key;
  const place = { student: student.key, lab, at };
  if (!remove) {
    const override = { ...parseMark(score, reason, labs.get(lab) ?? null), by: by ?? null, at };
    const said = message('override.set', { student: name, lab, score: override.score });
    return { record: { ...place, override }, said };
  }
  if (!readOverrides(out).has(jobId(student.key, lab)))
    throw new UseError(message('override.none', { student: name, lab }));
  return { record: { ...place, override: null }, said: message('override.removed', { student: name, lab }) };
}

function parseMark(
  text: string | undefined,
  reason: string | undefined,
  lab: Lab | null,
): { readonly score: number; readonly reason: string } {
  const most = lab ? checksOf(lab).reduce((sum, { points }) => sum + points, 0) : null;
  const score = parseScore(text, most);
  if (score === null) throw new UseError(complainOfScore(text ?? '', most));
  if (reason === undefined || reason.trim() === '') throw new UseError(message('override.no-reason'));
  return { score, reason: reason.trim() };
}

/** @returns null where it is no number of points, or more than there are */
function parseScore(text: string | undefined, most: number | null): number | null {
  if (text === undefined || !/^\d+(?:\.\d+)?$/.test(text)) return null;
  const score = Number(text);
  return most !== null && score > most ? null : score;
}

/** A decimal comma is never guessed at: it is said how the points are written. */
function complainOfScore(text: string, most: number | null): Message {
  const pointed = /^\d+,\d{1,2}$/.test(text) ? text.replace(',', '.') : '';
  const params = { most: most ?? '?', found: text };
  return parseScore(pointed, most) === null
    ? message('override.bad-score', params)
    : message('override.comma', { ...params, pointed });
}
