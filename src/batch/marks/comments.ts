import { join } from 'node:path';
import type { Comment } from '../../model/batch.ts';
import { appendRecord, readRecords } from './record-lines.ts';

/** What a person has written to a student, or taken back. */
export interface CommentRecord {
  /** A student's key. */
  readonly student: string;
  /** Null where it was taken back. */
  readonly comment: Comment | null;
  /** ISO 8601. */
  readonly at: string;
}

/** What people have written, by students' keys: the last word to each. */
export type Comments = ReadonlyMap<string, Comment>;

/** Reads those of a batch. They lie beside its journal, and grading again does not touch them. */
export function readComments(out: string): Comments {
  const comments = new Map<string, Comment>();
  for (const { student, comment } of readRecords<CommentRecord>(commentsFile(out)))
    if (comment === null) comments.delete(student);
    else comments.set(student, comment);
  return comments;
}

/** Writes one down. */
export function addComment(out: string, record: CommentRecord): void {
  appendRecord(commentsFile(out), record);
}

function commentsFile(out: string): string {
  return join(out, 'comments.jsonl');
}
