import { appendFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeAtomically } from '../batch/kept/write-atomically.ts';
import { classroomOutput } from '../gradebook/classroom.ts';
import { gradescopeResults } from '../gradebook/gradescope.ts';
import type { StudentResult } from '../model/batch.ts';
import { type Message, MessageError, message } from '../model/message.ts';
import type { CheckDocument } from '../model/result.ts';
import type { Terminal } from './io.ts';

/** Result files for systems that run graders themselves. */
export interface HandOverFlags {
  /** Gradescope's `results.json`. */
  readonly gradescope?: string;
  /** Where a step of GitHub's writes its outputs: the file that `$GITHUB_OUTPUT` names. */
  readonly classroom?: string;
}

/** What is checked. */
interface Handed {
  /** The lab's id. */
  readonly lab: string;
  /** Files for roles, said outright. */
  readonly map: Readonly<Record<string, string>>;
}

/**
 * Checks, and hands the result over: also where nothing could be graded, with the reason in it.
 * @throws whatever the check throws, once that is done
 */
export async function handingOver<T extends { readonly document: CheckDocument }>(
  flags: HandOverFlags,
  { lab, map }: Handed,
  io: Terminal,
  check: () => Promise<T>,
): Promise<T> {
  try {
    const checked = await check();
    handOver(flags, { ...resultFor(lab), status: 'graded', document: checked.document, map }, io);
    return checked;
  } catch (error) {
    handOver(flags, { ...resultFor(lab), status: 'ungraded', problem: problemOf(error, io) }, io);
    throw error;
  }
}

/** The system that asked knows whose hand-in it is. */
function resultFor(lab: string) {
  const student = { key: 'submission', name: '', id: null, email: null };
  return { student, lab, digest: '', override: null, page: null, asOf: new Date().toISOString() };
}

function handOver(
  { gradescope, classroom }: HandOverFlags,
  result: StudentResult,
  { language }: Terminal,
): void {
  const marks = { student: result.student, results: [result] };
  if (gradescope !== undefined)
    writeAtomically(resolve(gradescope), `${JSON.stringify(gradescopeResults(marks, language), null, 2)}\n`);
  if (classroom !== undefined)
    appendFileSync(resolve(classroom), `result=${classroomOutput(marks, language)}\n`);
}

function problemOf(error: unknown, { signal }: Terminal): Message {
  if (signal.aborted) return message('export.ended-early');
  if (error instanceof MessageError) return error.userMessage;
  return message('grade.unexpected', { reason: error instanceof Error ? error.message : String(error) });
}
