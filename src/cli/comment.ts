import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { addComment, type CommentRecord, readComments } from '../batch/comments.ts';
import { Journal } from '../batch/journal/journal.ts';
import { say } from '../messages/say.ts';
import type { Student } from '../model/batch.ts';
import { type Message, MessageError, message } from '../model/message.ts';
import { readPeopleTable } from '../report/marks/sheet/people-table.ts';
import { findStudent, findStudentOfRow } from './find-result.ts';
import { type Terminal, UseError } from './io.ts';
import { rewriteBatch } from './rewrite-batch.ts';

export interface CommentFlags {
  readonly by?: string;
  readonly remove?: boolean;
  /** A table of many comments. */
  readonly from?: string;
}

/** A comment that can be written down, and what is said then. */
interface Granted {
  readonly record: CommentRecord;
  readonly said: Message;
}

const COLUMNS = {
  comment: ['comment', 'text', 'feedback', 'komentar', 'catatan', 'umpan balik'],
  by: ['by', 'oleh', 'penilai'],
} as const;

/** Writes a word of a person's own to students, beside what giliran says: to one, or to those of a table. @returns 0 */
export async function commentCommand(
  folder: string,
  whose: string | undefined,
  text: string | undefined,
  flags: CommentFlags,
  io: Terminal,
): Promise<number> {
  const out = resolve(folder);
  const journal = new Journal(out, { to: 'read' });
  let granted: readonly Granted[] = [];
  try {
    if (flags.from !== undefined) {
      if (whose !== undefined) throw new UseError(message('override.from-alone'));
      granted = grantTable(flags.from, flags, { journal, out }, io);
    } else {
      if (whose === undefined) throw new UseError(message('use.missing-argument', { name: 'STUDENT' }));
      const student = findStudent(journal, out, whose);
      granted = [flags.remove ? takeBack(student, out) : grant(student, text, flags.by)];
    }
  } finally {
    journal.close();
  }
  for (const { record, said } of granted) {
    addComment(out, record);
    io.out(`${say(said, io.language)}\n`);
  }
  return rewriteBatch(out, [], io);
}

/** All comments of a table, or none. @throws UseError where a row cannot be understood */
function grantTable(
  file: string,
  flags: CommentFlags,
  { journal, out }: { readonly journal: Journal; readonly out: string },
  io: Terminal,
): readonly Granted[] {
  if (!existsSync(file)) throw new UseError(message('grade.no-table', { option: '--from', file }));
  const rows = readPeopleTable(readFileSync(file), COLUMNS, ['comment']);
  const granted: Granted[] = [];
  let mistakes = 0;
  for (const { row, who, cell } of rows.filter((one) => one.cell('comment') !== ''))
    try {
      granted.push(grant(findStudentOfRow(journal, out, who), cell('comment'), cell('by') || flags.by));
    } catch (error) {
      if (!(error instanceof MessageError)) throw error;
      mistakes++;
      io.err(`${say(message('override.bad-row', { row, said: error.said }), io.language)}\n`);
    }
  if (mistakes > 0) throw new UseError(message('override.bad-rows', { count: mistakes, file }));
  if (granted.length === 0) throw new UseError(message('override.empty-table', { file }));
  return granted;
}

function grant({ key, name }: Student, text: string | undefined, by: string | undefined): Granted {
  if (text === undefined || text.trim() === '') throw new UseError(message('comment.no-text'));
  const at = new Date().toISOString();
  const comment = { text: text.trim(), by: by ?? null, at };
  return { record: { student: key, comment, at }, said: message('comment.set', { student: name || key }) };
}

function takeBack({ key, name }: Student, out: string): Granted {
  if (!readComments(out).has(key)) throw new UseError(message('comment.none', { student: name || key }));
  const record = { student: key, comment: null, at: new Date().toISOString() };
  return { record, said: message('comment.removed', { student: name || key }) };
}
