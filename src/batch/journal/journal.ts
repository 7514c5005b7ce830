import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { valueOfLine } from '../../model/json-line.ts';
import { message } from '../../model/message.ts';
import { unreachable } from '../../model/unreachable.ts';
import { jobId } from '../job/job.ts';
import { JournalError } from './journal-error.ts';
import { readLines } from './read-lines.ts';
import {
  JOURNAL_VERSION,
  type JournalHeader,
  type JournalRecord,
  type ResultRecord,
  type SessionRecord,
} from './records.ts';

/** A result without its document: that stays in the file. */
export type Brief =
  | Omit<Extract<ResultRecord, { status: 'graded' }>, 'document'>
  | Extract<ResultRecord, { status: 'ungraded' }>;

/** What a journal is opened for; `begin` where there is none yet. */
export type Opening =
  | { readonly to: 'read' | 'append' }
  | { readonly to: 'begin'; readonly seed: number; readonly tool: string };

interface Entry {
  readonly brief: Brief;
  readonly offset: number;
  readonly bytes: number;
}

/** The file in a batch's folder. */
export function journalFile(out: string): string {
  return join(out, 'journal.jsonl');
}

/**
 * What a batch has come to: an append-only file of JSON lines, flushed with each. Only the process that holds the
 * batch writes.
 */
export class Journal {
  readonly header: JournalHeader;
  /** What was asked for last; null where nothing was yet. */
  session: SessionRecord | null = null;
  /** Lines that are no record: what they said is not known. */
  corruptLines = 0;
  private descriptor: number;
  private readonly file: string;
  private readonly entries = new Map<string, Entry>();
  private end = 0;

  /**
   * Opens a batch's journal. What was being written when giliran was killed is left out.
   * @param opening `read` by any process; `append` and `begin` (where there is none yet) by the process that holds
   *   the batch
   * @throws JournalError where it is none, or was written by a newer giliran
   */
  constructor(out: string, opening: Opening) {
    const file = journalFile(out);
    this.file = file;
    const isNew = !existsSync(file);
    if (isNew && opening.to !== 'begin') throw new JournalError(message('grade.no-batch', { folder: out }));
    this.descriptor = openSync(file, opening.to === 'read' ? 'r' : 'a+', 0o600);
    try {
      const header = this.readAll(out);
      if (opening.to !== 'read') ftruncateSync(this.descriptor, this.end);
      if (header !== null) this.header = header;
      else if (opening.to === 'begin') this.header = this.begin(opening);
      else throw new JournalError(message('grade.no-batch', { folder: out }));
      if (isNew) flushFolder(dirname(file));
    } catch (error) {
      closeSync(this.descriptor);
      throw error;
    }
  }

  /** What is known of a student and a lab; null where nothing is. */
  find(student: string, lab: string): Brief | null {
    return this.entries.get(jobId(student, lab))?.brief ?? null;
  }

  /** The result that counts of each student and lab, in no order. */
  briefs(): readonly Brief[] {
    return [...this.entries.values()].map(({ brief }) => brief);
  }

  /** The whole record of each, read one by one. */
  *results(): Generator<ResultRecord> {
    for (const { brief } of this.entries.values()) {
      const record = this.read(brief);
      if (record) yield record;
    }
  }

  /** The whole record of a result. */
  read({ student, lab }: Brief): ResultRecord | null {
    const entry = this.entries.get(jobId(student.key, lab));
    const record = entry ? parseRecord(this.readAt(entry.offset, entry.bytes)) : null;
    return record?.kind === 'result' ? record : null;
  }

  /** Writes a line, and waits until it is on the disk. */
  append(record: SessionRecord | ResultRecord): void {
    const offset = this.end;
    this.write(record);
    this.take(record, offset, this.end - offset - 1);
  }

  /**
   * Writes it again where it was removed, with its folder or without, while it was open.
   * @returns whether that was so
   */
  rescue(): boolean {
    if (fstatSync(this.descriptor).nlink > 0) return false;
    mkdirSync(dirname(this.file), { recursive: true });
    const descriptor = openSync(this.file, 'a+', 0o600);
    const bytes = this.readAt(0, this.end);
    for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
    closeSync(this.descriptor);
    this.descriptor = descriptor;
    return true;
  }

  close(): void {
    closeSync(this.descriptor);
  }

  private begin({ seed, tool }: { readonly seed: number; readonly tool: string }): JournalHeader {
    const at = new Date().toISOString();
    const header = { kind: 'journal', version: JOURNAL_VERSION, seed, tool, at } as const;
    this.write(header);
    return header;
  }

  private readAll(out: string): JournalHeader | null {
    let header: JournalHeader | null = null;
    for (const { offset, bytes } of readLines(this.descriptor)) {
      this.end = offset + bytes.length + 1;
      const record = parseRecord(bytes);
      if (record === null) this.corruptLines++;
      else if (record.kind !== 'journal') this.take(record, offset, bytes.length);
      else if (record.version > JOURNAL_VERSION)
        throw new JournalError(message('grade.too-new', { found: record.version, known: JOURNAL_VERSION }));
      else header = record;
      if (header === null) throw new JournalError(message('grade.no-journal', { folder: out }));
    }
    return header;
  }

  private take(record: SessionRecord | ResultRecord, offset: number, bytes: number): void {
    switch (record.kind) {
      case 'session':
        this.session = record;
        break;
      case 'result':
        this.entries.set(jobId(record.student.key, record.lab), { brief: briefOf(record), offset, bytes });
        break;
      default:
        unreachable(record);
    }
  }

  private write(record: JournalRecord): void {
    const line = Buffer.from(`${JSON.stringify(record)}\n`);
    for (let written = 0; written < line.length; ) written += writeSync(this.descriptor, line, written);
    fsyncSync(this.descriptor);
    this.end += line.length;
  }

  private readAt(offset: number, count: number): Buffer {
    const bytes = Buffer.alloc(count);
    for (let read = 0; read < count; ) {
      const more = readSync(this.descriptor, bytes, read, count - read, offset + read);
      if (more === 0) break;
      read += more;
    }
    return bytes;
  }
}

function briefOf(record: ResultRecord): Brief {
  if (record.status === 'ungraded') return record;
  const { document: _document, ...brief } = record;
  return brief;
}

/** Journals of version 0.1 call this otherwise. A quotation mark within a string is escaped: this is a key. */
function withNewNames(line: string): string {
  return line.replace('"casting":', '"substitution":');
}

function parseRecord(bytes: Buffer): JournalRecord | null {
  const value: unknown = valueOfLine(withNewNames(bytes.toString('utf8')));
  return isRecord(value) ? value : null;
}

const RECORD_KINDS: Readonly<Record<JournalRecord['kind'], true>> = {
  journal: true,
  session: true,
  result: true,
};

/** Lines are giliran's own: what kind one is says what is in it. */
function isRecord(value: unknown): value is JournalRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    typeof value.kind === 'string' &&
    Object.hasOwn(RECORD_KINDS, value.kind)
  );
}

/** A new file's name is on the disk only when its folder is. */
function flushFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    fsyncSync(descriptor);
    closeSync(descriptor);
  } catch {
    // Not every system lets a folder be flushed.
  }
}
