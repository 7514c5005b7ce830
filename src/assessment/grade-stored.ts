import { brokeOff } from '../diagnosis/conclusive-runs.ts';
import { gradeRuns } from '../diagnosis/grade-runs.ts';
import type { Graders } from '../model/grader.ts';
import type { Lab } from '../model/lab.ts';
import { STARTS } from '../model/trace.ts';
import type { TraceFile } from '../trace/read.ts';
import type { CheckOutcome } from './check-submission.ts';
import { notesOn } from './notes-on.ts';

/**
 * Grades a trace's runs again: nothing is run.
 * @param lab null where it is not known; then there are no checks
 */
export function gradeStored(
  { submission, runs }: TraceFile,
  lab: Lab | null,
  graders: Graders,
): CheckOutcome {
  const settled = { kernel: 0, timer: 0, idle: 0 };
  for (const { events } of runs.filter((run) => !brokeOff(run)))
    for (const event of events) if (event.kind === 'settled') settled[event.by]++;
  const absent = new Map((submission?.problems ?? []).map((problem) => [problem.role, problem]));
  const { decisions, start } = lab
    ? gradeRuns({ lab, graders, runs, absent, step: null })
    : { decisions: [], start: STARTS[0] };
  const notes = [...(submission?.notes ?? []), ...notesOn(runs, decisions, settled.idle, start)];
  return { decisions, settled, notes, problems: submission?.problems ?? [] };
}
