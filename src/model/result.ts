import type { Audience, Hidden, Shown } from './audience.ts';
import type { Cause, KeptCause } from './cause.ts';
import type { Status } from './verdict.ts';

/** One check of the result document. */
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
  /** Set where the machine lacks what the check needs: the points of the others are scaled up to the full score. */
  readonly leftOut?: true | undefined;
  /** When students may see it; left out for always. */
  readonly shown?: Exclude<Shown, 'always'> | undefined;
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
  /** Roles that the student's programs did not play in that run, with what did: `probe`, `reference`. */
  readonly cast: Readonly<Record<string, string>>;
}

/** What there is for students beside the checks that they see. */
export interface ForStudents {
  /** When the lab is due, as its file says it; null where it does not. */
  readonly due: string | null;
  /** The notes that take the place of the document's own. */
  readonly notes: Readonly<Record<Exclude<Audience, 'staff'>, readonly string[]>>;
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
  /** What was kept from the document's audience; left out where nothing was. */
  readonly hidden?: Hidden | undefined;
  /**
   * Of a document with checks that students do not see: what students are to know of it before and after the due
   * date.
   */
  readonly forStudents?: ForStudents | undefined;
  readonly checks: readonly KeptCheck[];
}
