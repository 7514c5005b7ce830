import { gradeRuns } from '../grade/grade-runs.ts';
import { brokeOff, failedRuns } from '../grade/standing.ts';
import type { Graders } from '../model/grader.ts';
import type { Lab } from '../model/lab.ts';
import { message } from '../model/message.ts';
import type { TraceFile } from '../trace/read.ts';
import type { CheckOutcome } from './check-submission.ts';

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
  const decisions = lab ? gradeRuns({ lab, graders, runs, absent, step: null }).decisions : [];
  const failed = failedRuns(runs).map((run) => message('note.run-failed', { ...run }));
  const notes = [...(submission?.notes ?? []), ...failed];
  if (settled.idle > 0) notes.push(message('note.weak', { count: settled.idle }));
  return { decisions, settled, notes };
}
