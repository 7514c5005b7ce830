import { isAbsolute, resolve } from 'node:path';
import type { CheckOutcome } from '../assessment/check-outcome.ts';
import type { Lab } from '../model/lab.ts';
import type { StudentState } from '../report/step-by-step.ts';
import { notBegun } from './not-begun.ts';
import { afterCheck, stepAtHand, stuckAt } from './progress.ts';
import { ProgressFile } from './progress-file.ts';

/** A check that is over. */
export interface Ended {
  /** The submission's folder. */
  readonly folder: string;
  readonly lab: Lab;
  /** The lab's name on the command line. */
  readonly labName: string;
  readonly outcome: CheckOutcome;
  readonly trace: string;
}

/**
 * Keeps the results of a check in the folder that was checked. @returns what the report needs to know of earlier checks
 */
export function keepProgress({ folder, lab, labName, outcome, trace }: Ended): StudentState {
  const file = new ProgressFile(folder);
  const before = file.of(lab.id);
  const { decisions, problems } = outcome;
  const isPlayed = decisions.some(({ run }) => run !== null);
  const now = afterCheck(before, lab, decisions, isPlayed ? trace : null);
  const step = stepAtHand(lab, now.holds);
  return {
    notBegun: notBegun(problems),
    heldBefore: before.holds,
    isStuck: step !== null && stuckAt(now, step.id).length > 0,
    notKept: file.keep(lab.id, labId(lab, labName), now),
  };
}

/** A name for a lab that works from any folder. */
export function labId(lab: Lab, name: string): string {
  return name === lab.id || isAbsolute(name) ? name : resolve(name);
}
