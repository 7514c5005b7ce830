import type { GraderParam } from './lab.ts';
import type { RunTrace } from './trace.ts';
import type { Verdict } from './verdict.ts';

/** The kinds of parameters, but for words to choose from. */
export const PARAM_KINDS = [
  'role',
  'roles',
  'parts',
  'number',
  'text',
  'named',
  'line',
  'lines',
  'pattern',
  'file',
  'flag',
] as const;

/**
 * What a parameter of a grader holds, so that a lab file can be checked and its roles resolved. A `file` is one that
 * the role `of` is given. A `line`, `lines`, a `pattern`, which is a regular expression, and the names of `named`
 * (`client1 = Ani`) may hold a run's values in braces.
 */
export type ParamKind = (typeof PARAM_KINDS)[number] | Choice;

/** One of these words. */
export type Choice = readonly string[];

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
  /**
   * Set where it rests on files that programs have stored: what they leave behind is looked at in scenarios that its
   * checks name.
   */
  readonly onFiles?: true;
  /** Set where its parts may hold moves of any kind, and no line. */
  readonly anyMove?: true;
  /** Set where it is about each line of its parts by itself: what holds of all holds of the first few. */
  readonly eachLine?: true;
  /** Set where it passes a role for what it shows while others are held: if they are not, that tells nothing. */
  readonly whileHeld?: true;
  readonly grade: (trace: RunTrace, claim: Claim) => Verdict;
}

/** Every grader, by the id that lab files use. */
export type Graders = Readonly<Record<string, Grader>>;

/** Stands for everybody but the speaker, in a list of roles. */
export const OTHERS = 'others';

/** Stands for all roles of the speaker's own kind, in a list of members. */
export const OWN_KIND = 'own-kind';
