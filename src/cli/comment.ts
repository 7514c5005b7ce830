import { addComment, type CommentRecord, readComments } from '../batch/marks/comments.ts';
import type { Student } from '../model/batch.ts';
import { message } from '../model/message.ts';
import { findStudent, findStudentOfRow } from './find-result.ts';
import { type Granted, grantAll } from './grant.ts';
import { type Terminal, UseError } from './io.ts';
import { rewriteBatch } from './rewrite-batch.ts';

export interface CommentFlags {
  readonly by?: string;
  readonly remove?: boolean;
  /** A table of many comments. */
  readonly from?: string;
}

const COLUMNS = {
  comment: ['comment', 'text', 'feedback', 'komentar', 'catatan', 'umpan balik'],
  by: ['by', 'oleh', 'penilai'],
} as const;

/** Adds a person's own comments to what giliran says: for one student, or for those in a table. @returns 0 */
export async function commentCommand(
  folder: string,
  whose: string | undefined,
  text: string | undefined,
  flags: CommentFlags,
  io: Terminal,
): Promise<number> {
  const { out } = await grantAll(
    folder,
    {
      whose,
      from: flags.from,
      columns: COLUMNS,
      needed: 'comment',
      open: async (journal, out) => ({ journal, out }),
      one: (name, { journal, out }) => {
        const student = findStudent(journal, out, name);
        return flags.remove ? takeBack(student, out) : grant(student, text, flags.by);
      },
      row: ({ who, cell }, { journal, out }) =>
        grant(findStudentOfRow(journal, out, who), cell('comment'), cell('by') || flags.by),
      keep: addComment,
    },
    io,
  );
  return rewriteBatch(out, [], io);
}

function grant(
  { key, name }: Student,
  text: string | undefined,
  by: string | undefined,
): Granted<CommentRecord> {
  if (text === undefined || text.trim() === '') throw new UseError(message('comment.no-text'));
  const at = new Date().toISOString();
  const comment = { text: text.trim(), by: by ?? null, at };
  return { record: { student: key, comment, at }, said: message('comment.set', { student: name || key }) };
}

function takeBack({ key, name }: Student, out: string): Granted<CommentRecord> {
  if (!readComments(out).has(key)) throw new UseError(message('comment.none', { student: name || key }));
  const record = { student: key, comment: null, at: new Date().toISOString() };
  return { record, said: message('comment.removed', { student: name || key }) };
}
