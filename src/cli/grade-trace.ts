import { graders } from '../../graders/index.ts';
import { gradeByHand } from '../assessment/by-hand/grade-by-hand.ts';
import { gradeStored } from '../assessment/grade-stored.ts';
import type { Language } from '../messages/language.ts';
import { isByHand } from '../model/by-hand.ts';
import type { Lab } from '../model/lab.ts';
import type { CheckDocument } from '../model/result.ts';
import { byHandReport } from '../report/by-hand.ts';
import { buildDocument } from '../report/document.ts';
import type { ReportStyle } from '../report/report-page.ts';
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
  if (lab && !trace.runs.some(isByHand)) return document;
  // What was typed by hand gives no marks, whatever it holds.
  const checks = document.checks.map((check) => ({ ...check, score: 0, maxScore: 0 }));
  return { ...document, verdict: 'inconclusive', score: null, maxScore: 0, checks };
}

/**
 * What a conversation that was typed by hand holds, in lines for a terminal.
 * @returns null where the trace is of a check, or its lab is not known
 */
export function reportByHand(
  trace: TraceFile,
  lab: Lab | null,
  path: string,
  style: ReportStyle,
): string | null {
  const run = trace.runs.find(isByHand);
  if (!run || !lab) return null;
  const { followed } = gradeByHand(run, lab, graders);
  return byHandReport(gradeTrace(trace, lab, path, style.language), followed, style);
}
