import type { Variant } from '../lab/plan.ts';
import type { Player, Scenario } from '../model/lab.ts';
import { type RunTrace, STARTS, type Start, type Unplayed } from '../model/trace.ts';

/** A scene to play: a scenario, and how it is varied. */
export interface Scene {
  readonly scenario: Scenario;
  readonly variant: Variant;
}

/** Tells a scene from the same in which programs are started otherwise. */
export function sceneName({ scenario: { id }, variant: { start } }: Scene): string {
  return start ? startedName(id, start) : id;
}

/** The name of a scenario's scene in which programs are started in some way. */
export function startedName(scenario: string, start: Start): string {
  return `${scenario}~${start}`;
}

/** The name of a scene's runs, of which the guide's way to start programs is no part. */
export function runName(scene: string, start: Start): string {
  return start === STARTS[0] ? scene : startedName(scene, start);
}

/** The player of each role in a scene, those that stand in for programs among them. */
export function playersOf({ scenario, variant }: Scene): readonly (readonly [string, Player])[] {
  return Object.entries({ ...scenario.cast, ...variant.substituted });
}

/** Whether a run was one of the student's own programs alone. */
export function isFullRun({ run }: RunTrace): boolean {
  return run.roles.every(({ player }) => player.by === 'student');
}

/** Tells a scene from every other one of its check. */
export function sceneKey({ scenario: { id }, variant }: Scene): string {
  return `${id} ${JSON.stringify(variant)}`;
}

/** Of scenes that were left out, those that were not played after all, each once. */
export function neverPlayed(left: readonly Unplayed[], runs: readonly RunTrace[]): readonly Unplayed[] {
  const played = new Set(runs.map(({ run }) => run.run.replace(/#\d+$/, '')));
  const others = new Map(left.map((one) => [one.scene, one]));
  return [...others.values()].filter(({ scene }) => !played.has(scene));
}
