import type { SubstitutionMode } from '../../assessment/check-options.ts';
import type { KeptCheck, KeptDocument } from '../../model/result.ts';

/** One submission to be checked once, to see what the lab makes of it. */
export interface Trial {
  /** Its name for people: `fixtures/echoes`. */
  readonly name: string;
  readonly folder: string;
  readonly seed: number;
  readonly substitution: SubstitutionMode;
  /** Whether checking may stop at the first failure. */
  readonly untilFailure: boolean;
  /** Whether its programs do harm, so that they have to run in a sandbox. */
  readonly isHostile: boolean;
}

/** The part of a result that a lab is judged by. */
export interface Seen extends Pick<KeptDocument, 'verdict' | 'score' | 'maxScore'> {
  readonly checks: readonly SeenCheck[];
}

export interface SeenCheck
  extends Pick<KeptCheck, 'id' | 'status' | 'score' | 'maxScore' | 'leftOut' | 'blame'> {
  readonly cause: string | null;
  /** Why it did not pass, for people; missing where only the outcome was kept. */
  readonly message?: string | null;
}

/** What came of a trial. */
export type Outcome =
  | { readonly status: 'graded'; readonly document: Seen }
  /** The submission could not be read, or the machine's trouble came between. */
  | { readonly status: 'ungraded'; readonly problem: string };

/** Checks a submission; may be called for many at once. */
export type RunTrial = (trial: Trial) => Promise<Outcome>;
