import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gradeStored } from '../../assessment/grade-stored.ts';
import type { Language } from '../../messages/language.ts';
import type { Graders } from '../../model/grader.ts';
import type { Lab } from '../../model/lab.ts';
import type { CheckDocument } from '../../model/result.ts';
import type { RunTrace } from '../../model/trace.ts';
import { buildDocument } from '../../report/document.ts';
import { readTrace } from '../../trace/read.ts';
import { type Settled, settleAttempts } from '../job/settle-attempts.ts';
import type { GradedRecord } from '../journal/records.ts';

interface Stored extends Settled {
  /** Of the first trace. */
  readonly runs: readonly RunTrace[];
}

/**
 * Grades a result's stored traces again: no program is run.
 * @param out the batch's folder
 * @returns null where a trace is missing, or cannot be read
 */
export function settleStored(
  { student, document: old, traces }: GradedRecord,
  lab: Lab,
  out: string,
  graders: Graders,
  language: Language,
): Stored | null {
  const files = traces.map((trace) => readStored(join(out, trace)));
  const documents = files.flatMap((file, index): CheckDocument[] =>
    file === null
      ? []
      : [
          buildDocument(gradeStored(file, lab, graders), {
            lab: lab.id,
            submission: student.key,
            seed: file.header.seed,
            durationMs: old.durationMs,
            trace: traces[index] ?? null,
            language,
          }),
        ],
  );
  const [first, ...others] = documents;
  if (first === undefined || documents.length < traces.length) return null;
  return { ...settleAttempts(first, others, language), runs: files[0]?.runs ?? [] };
}

function readStored(file: string): ReturnType<typeof readTrace> | null {
  try {
    return readTrace(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
