import { graders } from '../../graders/index.ts';
import { gradeStored } from '../assessment/grade-stored.ts';
import type { Language } from '../messages/language.ts';
import type { Lab } from '../model/lab.ts';
import type { CheckDocument } from '../model/result.ts';
import { buildDocument } from '../report/document.ts';
import type { TraceFile } from '../trace/read.ts';

/**
 * Grades a trace's runs again: nothing is run.
 * @param lab null where it is not known; then there are no checks, and nothing can be told
 * @param path where the trace lies
 */
export function gradeTrace(
  trace: TraceFile,
  lab: Lab | null,
  path: string,
  language: Language,
): CheckDocument {
  const document = buildDocument(gradeStored(trace, lab, graders), {
    lab: trace.header.lab,
    submission: '',
    seed: trace.header.seed,
    // The runs went on side by side: the longest is the least that it can have taken.
    durationMs: Math.max(0, ...trace.runs.map(({ events }) => events.at(-1)?.t ?? 0)),
    trace: path,
    language,
  });
  return lab ? document : { ...document, verdict: 'inconclusive', score: null };
}
