import type { Decision } from '../diagnosis/decision.ts';
import { say } from '../messages/say.ts';
import type { Lab, Step } from '../model/lab.ts';
import type { Bilingual } from '../model/message.ts';

/** After so many failures in a row of one check, the guide is offered next. */
const OFTEN = 5;

/** A check that failed when it was last made. */
export interface Failing {
  readonly cause: string | null;
  /** The message about it. */
  readonly said: Bilingual;
  /** How often it has failed in a row. */
  readonly times: number;
}

/** How far somebody is with one lab in one folder. */
export interface LabProgress {
  /** Ids of the steps that held when they were last checked. */
  readonly holds: readonly string[];
  /** Points of the last check of the whole lab; the next field says of how many. */
  readonly points: number;
  readonly most: number;
  /** By the ids of checks. */
  readonly failing: Readonly<Record<string, Failing>>;
  /** How many hints have been shown, by step and causes. */
  readonly hints: Readonly<Record<string, number>>;
  /** Checks that have failed often, and whose paragraph of the guide was shown since they last passed. */
  readonly explained: readonly string[];
  /** Where the last check's trace was written. */
  readonly trace: string | null;
}

/** All that is kept in a folder. */
export interface Progress {
  /** The lab that the folder is for: its id, or the path of its file; null where that was never said. */
  readonly lab: string | null;
  /** By lab id. */
  readonly labs: Readonly<Record<string, LabProgress>>;
}

export const NO_PROGRESS: LabProgress = {
  holds: [],
  points: 0,
  most: 0,
  failing: {},
  hints: {},
  explained: [],
  trace: null,
};

/** The first step that does not hold yet; null where all do. */
export function stepAtHand(lab: Lab, holds: readonly string[]): Step | null {
  return lab.steps.find(({ id }) => !holds.includes(id)) ?? null;
}

/** Checks of a step that have failed five times in a row, and for which the guide was not shown yet. */
export function stuckAt({ failing, explained }: LabProgress, step: string): readonly string[] {
  return Object.keys(failing).filter(
    (check) =>
      check.startsWith(`${step}.`) && (failing[check]?.times ?? 0) >= OFTEN && !explained.includes(check),
  );
}

/** A lab's progress after a check of it, or of one step. */
export function afterCheck(
  before: LabProgress,
  lab: Lab,
  decisions: readonly Decision[],
  trace: string | null,
): LabProgress {
  const failing: Record<string, Failing> = { ...before.failing };
  for (const { check, status, cause, message: said } of decisions) {
    if (status === 'fail')
      failing[check.id] = {
        cause,
        said: said ? { en: say(said, 'en'), id: say(said, 'id') } : { en: '', id: '' },
        times: (before.failing[check.id]?.times ?? 0) + 1,
      };
    else if (status === 'pass') delete failing[check.id];
  }
  const made = new Set(decisions.map(({ check }) => check.step));
  const isRight = (step: string): boolean =>
    made.has(step)
      ? decisions.every(({ check, status }) => check.step !== step || status === 'pass')
      : before.holds.includes(step);
  const points = (which: readonly Decision[]): number =>
    which.reduce((sum, { check }) => sum + check.points, 0);
  const isWhole = lab.steps.every(({ id }) => made.has(id));
  return {
    ...before,
    holds: lab.steps.map(({ id }) => id).filter(isRight),
    points: isWhole ? points(decisions.filter(({ status }) => status === 'pass')) : before.points,
    most: lab.steps.flatMap(({ checks }) => checks).reduce((sum, check) => sum + check.points, 0),
    failing,
    explained: before.explained.filter((check) => check in failing),
    trace: trace ?? before.trace,
  };
}
