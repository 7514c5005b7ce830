import type { Graders } from '../model/grader.ts';
import type { Lab } from '../model/lab.ts';
import type { Unplayed } from '../model/trace.ts';
import type { Submission } from '../submission/submission.ts';
import type { Runner } from './runner.ts';

/** When a failing scene is played again with programs replaced: never, where no role is at fault yet, or always. */
export type SubstitutionMode = 'none' | 'needed' | 'all';

export interface CheckOptions {
  readonly lab: Lab;
  readonly graders: Graders;
  readonly submission: Submission;
  /** Prepares the lab's reference programs, once; null where the course keeps them to itself. */
  readonly reference: (() => Promise<Submission>) | null;
  readonly seed: number;
  /** Only the checks of this step; null for all. */
  readonly step: string | null;
  readonly substitution: SubstitutionMode;
  /** Whether it is enough to know that something fails: nothing is played any more once it does. */
  readonly untilFailure?: boolean;
  /** Whether what goes over the network is recorded in every scene, and not only where a check asks for it. */
  readonly capture?: boolean;
  readonly runner: Runner;
  /** How many scenes are played at once; left out for what the machine carries. */
  readonly scenesAtOnce?: number;
  readonly signal: AbortSignal;
  /** Is told at the end of each scene that was not played, since nothing that it can show changes a decision. */
  readonly unplayed: (scene: Unplayed) => void;
}
