import type { Shown } from '../model/audience.ts';

/** What became of a submission, as `giliran check --json` prints it: docs/result.schema.json describes every field. */
export interface Checked {
  readonly schema: 1;
  readonly lab: string;
  /** The submission's folder. */
  readonly submission: string;
  readonly seed: number;
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  /** Points; null where the verdict is inconclusive. */
  readonly score: number | null;
  readonly maxScore: number;
  readonly durationMs: number;
  /** The trace's file; null where none was kept. */
  readonly trace: string | null;
  /** Remarks that cost nothing. */
  readonly notes: readonly string[];
  readonly checks: readonly CheckedCheck[];
}

/** What became of one check. */
export interface CheckedCheck {
  /** `step.check` */
  readonly id: string;
  readonly step: string;
  readonly title: string;
  readonly status: 'pass' | 'fail' | 'skipped' | 'inconclusive';
  /** Points. */
  readonly score: number;
  readonly maxScore: number;
  /** Set where the machine does not offer what the check rests on. */
  readonly leftOut?: true | undefined;
  /** When students may see it; left out for always. */
  readonly shown?: Exclude<Shown, 'always'> | undefined;
  /** Stable id of what went wrong (docs/causes.md); null where nothing did. */
  readonly cause: string | null;
  /** Roles at fault. */
  readonly blame: readonly string[];
  readonly message: string | null;
  readonly expected: string | null;
  readonly actual: string | null;
  /** What the programs were doing, a sentence each. */
  readonly why: readonly string[];
  readonly hint: string | null;
  /** Numbers of the trace records that it rests on. */
  readonly evidence: readonly number[];
  /** The run that decided it; null where none did. */
  readonly run: string | null;
}
