import { resolve } from 'node:path';
import { finishBatch, rewritePage } from '../batch/finish-batch.ts';
import { HeldError, holdBatch } from '../batch/hold-batch.ts';
import { jobId } from '../batch/job.ts';
import { type Brief, Journal } from '../batch/journal/journal.ts';
import { readClassAssets, readPageAssets } from '../batch/outputs/page.ts';
import { sheetAddresses } from '../batch/outputs/sheet-addresses.ts';
import { addOverride, readOverrides } from '../batch/overrides.ts';
import { say } from '../messages/say.ts';
import type { Student } from '../model/batch.ts';
import { checksOf, type Lab } from '../model/lab.ts';
import { type Message, message } from '../model/message.ts';
import { advise } from './advise.ts';
import { findLabsOf } from './batch-labs.ts';
import { type Terminal, UseError } from './io.ts';
import { projectFolder } from './labs.ts';

export interface OverrideFlags {
  readonly reason?: string;
  readonly by?: string;
  readonly remove?: boolean;
}

/** Sets a mark in place of giliran's, or takes that back. @returns 0 */
export async function overrideCommand(
  folder: string,
  whose: string,
  score: string | undefined,
  flags: OverrideFlags,
  io: Terminal,
): Promise<number> {
  const out = resolve(folder);
  const tell = (said: Message): void => io.out(`${say(said, io.language)}\n`);
  const journal = new Journal(out, { to: 'read' });
  try {
    const { student, lab } = findResult(journal, out, whose);
    const { labs } = await findLabsOf(journal.session);
    const at = new Date().toISOString();
    const name = student.name || student.key;
    if (flags.remove) {
      if (!readOverrides(out).has(jobId(student.key, lab)))
        throw new UseError(message('override.none', { student: name, lab }));
      addOverride(out, { student: student.key, lab, override: null, at });
      tell(message('override.removed', { student: name, lab }));
    } else {
      const override = { ...parseMark(score, flags, labs.get(lab) ?? null), by: flags.by ?? null, at };
      addOverride(out, { student: student.key, lab, override, at });
      tell(message('override.set', { student: name, lab, score: override.score }));
    }
  } finally {
    journal.close();
  }
  return rewrite(out, whose, io);
}

/** Writes the outputs anew, or leaves that to whoever is grading just now. */
async function rewrite(out: string, whose: string, io: Terminal): Promise<number> {
  try {
    await holdBatch(out, async () => {
      const journal = new Journal(out, { to: 'append' });
      try {
        const { labs } = await findLabsOf(journal.session);
        const assets = readPageAssets(projectFolder());
        const classAssets = readClassAssets(projectFolder());
        const order = { journal, out, labs, language: io.language, assets, classAssets };
        const { results, remarks } = finishBatch(order);
        for (const remark of remarks) io.err(`${say(remark, io.language)}\n`);
        const { student, lab } = findResult(journal, out, whose);
        const result = results.find((one) => one.student.key === student.key && one.lab === lab);
        if (result) rewritePage(order, result);
      } finally {
        journal.close();
      }
    });
  } catch (error) {
    if (!(error instanceof HeldError)) throw error;
    io.err(`${say(message('override.later'), io.language)}\n`);
  }
  return 0;
}

/**
 * The result of `STUDENT` or `STUDENT:LAB`: the student by key, id, whole name or e-mail address, be it the LMS's own
 * or that of the batch's sheet.
 * @throws UseError where there is none, or several are meant
 */
function findResult(journal: Journal, out: string, whose: string): Brief {
  const briefs = journal.briefs();
  const names = namesIn(out, briefs, whose);
  const exact = briefs.filter(({ student }) => names(student).includes(whose.toLowerCase()));
  const at = whose.lastIndexOf(':');
  const [name, labName] =
    exact.length > 0 || at < 0 ? [whose, null] : [whose.slice(0, at), whose.slice(at + 1)];
  const own = briefs.filter(({ student }) => names(student).includes(name.toLowerCase()));
  const keys = [...new Set(own.map(({ student }) => student.key))];
  if (keys.length > 1) throw new UseError(message('override.several', { student: name, keys }));
  if (own.length === 0) {
    const known = [...new Set(briefs.map(({ student }) => student.key))];
    const advice = advise(name, known, message('override.see-results'));
    throw new UseError(message('override.no-student', { student: name, advice }));
  }
  const labs = own.map(({ lab }) => lab);
  const [found, ...others] = labName === null ? own : own.filter(({ lab }) => lab === labName);
  if (found && others.length === 0) return found;
  throw new UseError(message('override.which-lab', { student: name, labs }));
}

/** What each student is called. The sheet is looked into only where an address is asked for. */
function namesIn(
  out: string,
  briefs: readonly Brief[],
  whose: string,
): (student: Student) => readonly string[] {
  const students = new Map(briefs.map(({ student }) => [student.key, student]));
  const addresses = whose.includes('@') ? sheetAddresses(out, [...students.values()]) : null;
  return ({ key, name, id, email }) =>
    [key, name, id, email, ...(addresses?.get(key) ?? [])].flatMap((text) =>
      text === null ? [] : [text.trim().toLowerCase()],
    );
}

function parseMark(
  text: string | undefined,
  { reason }: OverrideFlags,
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
