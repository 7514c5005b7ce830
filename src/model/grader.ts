import type { GraderParam } from './lab.ts';
import type { RunTrace } from './trace.ts';
import type { Verdict } from './verdict.ts';

/** What a parameter of a grader holds, so that a lab file can be checked and its roles resolved. */
export type ParamKind = 'role' | 'roles' | 'parts' | 'number' | 'text';

/** A check as its grader sees it. */
export interface Claim {
  readonly params: Readonly<Record<string, GraderParam>>;
  /** Roles whose programs the claim is about, of those taking part. */
  readonly subjects: readonly string[];
  /** Whether the lab lets programs talk by other ways than its endpoints. */
  readonly mayTalkBeside?: boolean;
}

/** A kind of check: a pure function from a trace and parameters to a verdict. */
export interface Grader {
  readonly params: Readonly<Record<string, ParamKind>>;
  /** Parameters that a lab may leave out; all others must be there. */
  readonly optional?: readonly string[];
  /** Set where it rests on what was recorded of the network: scenarios that its checks name are recorded. */
  readonly onWire?: true;
  readonly grade: (trace: RunTrace, claim: Claim) => Verdict;
}

/** Every grader, by the id that lab files use. */
export type Graders = Readonly<Record<string, Grader>>;

/** Stands for everybody but the speaker, in a list of roles. */
export const OTHERS = 'others';
