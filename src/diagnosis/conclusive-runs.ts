import { FIRST_PATIENT } from '../model/attempts.ts';
import { getOrMake } from '../model/memo.ts';
import type { EndRecord, RunTrace } from '../model/trace.ts';

/**
 * Of all runs that were made, those that count: of several tries at one scene, the last that came to its end. Where
 * weak evidence asked for a patient try and that one broke off, no run of the scene counts.
 * @returns them in the order of their scenes' names, whichever order the runs are given in
 */
export function conclusiveRuns(runs: readonly RunTrace[]): readonly RunTrace[] {
  const scenes = new Map<string, RunTrace[]>();
  for (const trace of runs) {
    getOrMake(scenes, sceneOf(trace), (): RunTrace[] => []).push(trace);
  }
  // Scenes are played side by side, so the order in which they ended must not matter.
  const sorted = [...scenes].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.flatMap(([, all]) => {
    const tries = all.sort((one, other) => one.run.attempt - other.run.attempt);
    const patient = tries.filter(({ run }) => run.attempt >= FIRST_PATIENT);
    const last = (patient.length > 0 ? patient : tries).findLast((trace) => !brokeOff(trace));
    return last ? [last] : [];
  });
}

/** A scene that the harness itself could not bring to its end. */
export interface FailedRun {
  readonly run: string;
  /** Why the last try broke off. */
  readonly reason: string;
}

/** Scenes for which every try, or every patient one, broke off: no check is decided by them. */
export function failedRuns(runs: readonly RunTrace[]): readonly FailedRun[] {
  const kinds = new Map<string, RunTrace[]>();
  for (const trace of runs) {
    const { start, attempt } = trace.run;
    const kind = `${sceneOf(trace)}#${start}#${attempt >= FIRST_PATIENT}`;
    getOrMake(kinds, kind, (): RunTrace[] => []).push(trace);
  }
  const sorted = [...kinds.values()].map((tries) => tries.sort((a, b) => a.run.attempt - b.run.attempt));
  const failed = sorted.filter((tries) => tries.length >= TRIES && tries.every(brokeOff));
  return failed
    .flatMap((tries) => tries.slice(-1))
    .map((last) => ({ run: sceneOf(last), reason: detailOf(last) }))
    .sort((a, b) => (a.run < b.run ? -1 : 1));
}

function detailOf({ events }: RunTrace): string {
  const end = events.at(-1);
  return end?.kind === 'end' ? end.detail : '';
}

/** How often a scene is tried whose runs break off. */
const TRIES = 2;

/** For each way to end, whether the harness itself could not bring the run to its end. */
const BREAKS_OFF: Readonly<Record<EndRecord['because'], boolean>> = {
  done: false,
  wall: false,
  interrupted: true,
  error: true,
};

/** Whether the harness itself could not bring a run to its end. */
export function brokeOff({ events }: RunTrace): boolean {
  const end = events.at(-1);
  return end?.kind !== 'end' || BREAKS_OFF[end.because];
}

/** The name of a run's scene, the same for all tries and however programs were started. */
export function sceneOf({ run: { run, start } }: RunTrace): string {
  const scene = run.replace(/#\d+$/, '');
  const mark = `~${start}`;
  return scene.endsWith(mark) ? scene.slice(0, -mark.length) : scene;
}
