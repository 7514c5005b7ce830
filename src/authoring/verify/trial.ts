import type { SubstitutionMode } from '../../assessment/check-options.ts';
import type { KeptCheck, KeptDocument } from '../../model/result.ts';

/** One submission that is checked once, to see what the lab makes of it. */
export interface Trial {
  /** As people know it: `fixtures/echoes`. */
  readonly name: string;
  readonly folder: string;
  readonly seed: number;
  readonly substitution: SubstitutionMode;
  /** Whether it is enough to know that something fails: then nothing more is played. */
  readonly untilFailure: boolean;
  /** Whether its programs do harm, and have to be run in a sandbox. */
  readonly isHostile: boolean;
}

/** A result, as far as a lab is held against it. */
export interface Seen extends Pick<KeptDocument, 'verdict' | 'score' | 'maxScore'> {
  readonly checks: readonly SeenCheck[];
}

export interface SeenCheck
  extends Pick<KeptCheck, 'id' | 'status' | 'score' | 'maxScore' | 'leftOut' | 'blame'> {
  readonly cause: string | null;
  /** Why it did not pass, for people; left out where only what it came to was kept. */
  readonly message?: string | null;
}

/** What came of a trial. */
export type Outcome =
  | { readonly status: 'graded'; readonly document: Seen }
  /** The submission could not be taken, or the machine's trouble came between. */
  | { readonly status: 'ungraded'; readonly problem: string };

/** Checks a submission; many may be asked for at once. */
export type RunTrial = (trial: Trial) => Promise<Outcome>;
