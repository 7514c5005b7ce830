import type { Cause, KeptCause } from './cause.ts';
import type { Status } from './verdict.ts';

/** One check of the result document (section 8 of the design). */
export interface CheckResult extends KeptCheck {
  readonly cause: Cause | null;
}

/** One check of a result that was kept, by this version or another one. */
export interface KeptCheck {
  readonly id: string;
  readonly step: string;
  readonly title: string;
  readonly status: Status;
  readonly score: number;
  readonly maxScore: number;
  /** Set where the machine does not offer what the check rests on: the others are scaled to all points. */
  readonly leftOut?: true | undefined;
  readonly cause: KeptCause | null;
  readonly blame: readonly string[];
  readonly message: string | null;
  readonly expected: string | null;
  readonly actual: string | null;
  /** What the programs were doing, and what replacing one of them showed; a sentence each. */
  readonly why: readonly string[];
  readonly hint: string | null;
  readonly evidence: readonly number[];
  /** Which run decided it. */
  readonly run: string | null;
  /** Roles that others than the student's programs played in that run, with who did: `probe`, `reference`. */
  readonly cast: Readonly<Record<string, string>>;
}

/** What `check --json` prints. */
export interface CheckDocument extends KeptDocument {
  readonly checks: readonly CheckResult[];
}

/** A result document that was kept, by this version or another one. */
export interface KeptDocument {
  readonly schema: 1;
  readonly lab: string;
  readonly submission: string;
  readonly seed: number;
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  /** Null where the verdict is inconclusive. */
  readonly score: number | null;
  readonly maxScore: number;
  readonly durationMs: number;
  readonly trace: string | null;
  readonly settled: { readonly kernel: number; readonly timer: number; readonly idle: number };
  /** Remarks that cost nothing: suggestions, weak evidence. */
  readonly notes: readonly string[];
  readonly checks: readonly KeptCheck[];
}
