import { brokeOff } from '../diagnosis/conclusive-runs.ts';
import { type Graded, gradeRuns } from '../diagnosis/grade-runs.ts';
import { runsFor } from '../model/audience.ts';
import { isByHand } from '../model/by-hand.ts';
import type { Graders } from '../model/grader.ts';
import type { Lab } from '../model/lab.ts';
import { STARTS } from '../model/trace.ts';
import type { TraceFile } from '../trace/read.ts';
import { byAudienceAtOnce, keptBack } from './by-audience.ts';
import { gradeByHand } from './by-hand/grade-by-hand.ts';
import type { CheckOutcome } from './check-outcome.ts';
import { notesOn } from './notes-on.ts';
import { withOwnGraders } from './own-graders.ts';

/**
 * Grades a trace's runs again: nothing is run. What was played by hand is held against the lab's scenes.
 * @param lab null where it is not known; then there are no checks
 */
export function gradeStored(file: TraceFile, lab: Lab | null, graders: Graders): CheckOutcome {
  if (lab === null) return gradeRunsOf(file, null, graders);
  return byAudienceAtOnce(lab, (seen, audience) =>
    gradeRunsOf({ ...file, runs: runsFor(file.runs, lab, audience) }, seen, graders),
  );
}

function gradeRunsOf({ submission, runs }: TraceFile, lab: Lab | null, graders: Graders): CheckOutcome {
  const settled = { kernel: 0, timer: 0, idle: 0 };
  for (const { events } of runs.filter((run) => !brokeOff(run)))
    for (const event of events) if (event.kind === 'settled') settled[event.by]++;
  const graded = (known: Lab): Pick<Graded, 'decisions' | 'start'> => {
    const typed = runs.find(isByHand);
    return typed
      ? { decisions: gradeByHand(typed, known, graders).decisions, start: STARTS[0] }
      : gradeRuns({ lab: known, graders: withOwnGraders(graders, known), runs, absent, step: null });
  };
  const absent = new Map((submission?.problems ?? []).map((problem) => [problem.role, problem]));
  const { decisions, start } = lab ? graded(lab) : { decisions: [], start: STARTS[0] };
  const notes = [...(submission?.notes ?? []), ...notesOn(runs, decisions, settled.idle, start)];
  return { decisions, settled, notes, problems: submission?.problems ?? [], ...(lab ? keptBack(lab) : {}) };
}
