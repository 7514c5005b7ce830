/**
 * What other programs, and graders of a lab's own, import from giliran; docs/api.d.ts shows all of it. Whatever else there
 * is may change at any time.
 */

export type { IsolationWish } from '../assessment/isolations.ts';
export { LabError, type LabMistake, type Place } from '../lab/lab-error.ts';
export type { Claim } from '../model/grader.ts';
export type { GraderParam } from '../model/lab.ts';
export type { Bilingual } from '../model/message.ts';
export type {
  CaptureRecord,
  EndRecord,
  ErasedRecord,
  ExitRecord,
  GivenRecord,
  HeardRecord,
  MoveRecord,
  PrintRecord,
  ProbeRecord,
  RunEvent,
  RunRecord,
  RunTrace,
  SayRecord,
  SettledRecord,
  StoredRecord,
  TraceRole,
  WireRecord,
} from '../model/trace.ts';
export type { Checked, CheckedCheck } from './checked.ts';
// For graders.
export type { Grader, Verdict } from './grader.ts';
export { Lab, type LabCheck, readRuns } from './lab.ts';
export type { PlannedMove, ScenarioPlan } from './plan.ts';
export type { CheckOptions, RunOptions } from './play.ts';
export { GiliranError } from './refusal.ts';
