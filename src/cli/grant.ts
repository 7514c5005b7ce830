import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Journal } from '../batch/journal/journal.ts';
import { type PeopleRow, readPeopleTable } from '../gradebook/sheet/people-table.ts';
import { say } from '../messages/say.ts';
import { type Message, MessageError, message } from '../model/message.ts';
import { type Terminal, UseError } from './io.ts';

/** Something that a person decides of a student, and that can be written down; with what is said then. */
export interface Granted<Kept> {
  readonly record: Kept;
  readonly said: Message;
}

/** What one command lets people decide, in one line or by a table. */
export interface Decisions<Opened, Column extends string, Kept> {
  /** The student that the command line names. */
  readonly whose: string | undefined;
  /** A table of many, in place of that. */
  readonly from: string | undefined;
  /** Columns of the table, and what they may be called. */
  readonly columns: Readonly<Record<Column, readonly string[]>>;
  /** The one that a table must have; rows with nothing in it are passed over. */
  readonly needed: NoInfer<Column>;
  /** What it takes to decide. */
  readonly open: (journal: Journal, out: string) => Promise<Opened>;
  /** @throws MessageError where it cannot be */
  readonly one: (whose: string, opened: Opened) => Granted<Kept>;
  /** @throws MessageError where it cannot be */
  readonly row: (row: PeopleRow<Column>, opened: Opened) => Granted<Kept>;
  readonly keep: (out: string, record: Kept) => void;
}

/**
 * Writes down what people decide of students: one, or all of a table, or nothing.
 * @returns what was written down
 */
export async function grantAll<Opened, Column extends string, Kept>(
  folder: string,
  decisions: Decisions<Opened, Column, Kept>,
  io: Terminal,
): Promise<{ readonly out: string; readonly records: readonly Kept[] }> {
  const out = resolve(folder);
  const journal = new Journal(out, { to: 'read' });
  let granted: readonly Granted<Kept>[] = [];
  try {
    const opened = await decisions.open(journal, out);
    const { whose, from } = decisions;
    if (from !== undefined) {
      if (whose !== undefined) throw new UseError(message('override.from-alone'));
      granted = grantTable(from, decisions, opened, io);
    } else {
      if (whose === undefined) throw new UseError(message('use.missing-argument', { name: 'STUDENT' }));
      granted = [decisions.one(whose, opened)];
    }
  } finally {
    journal.close();
  }
  for (const { record, said } of granted) {
    decisions.keep(out, record);
    io.out(`${say(said, io.language)}\n`);
  }
  return { out, records: granted.map(({ record }) => record) };
}

/**
 * All of a table, or nothing: what is wrong is said row by row.
 * @throws UseError where a row cannot be understood
 */
function grantTable<Opened, Column extends string, Kept>(
  file: string,
  { columns, needed, row }: Decisions<Opened, Column, Kept>,
  opened: Opened,
  io: Terminal,
): readonly Granted<Kept>[] {
  if (!existsSync(file)) throw new UseError(message('grade.no-table', { option: '--from', file }));
  const rows = readPeopleTable(readFileSync(file), columns, [needed]);
  const granted: Granted<Kept>[] = [];
  let mistakes = 0;
  for (const one of rows.filter(({ cell }) => cell(needed) !== ''))
    try {
      granted.push(row(one, opened));
    } catch (error) {
      if (!(error instanceof MessageError)) throw error;
      mistakes++;
      io.err(`${say(message('override.bad-row', { row: one.row, said: error.userMessage }), io.language)}\n`);
    }
  if (mistakes > 0) throw new UseError(message('override.bad-rows', { count: mistakes, file }));
  if (granted.length === 0) throw new UseError(message('override.empty-table', { file }));
  return granted;
}
