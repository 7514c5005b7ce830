import type { Cause } from './cause.ts';
import type { Message } from './message.ts';

export type Status = 'pass' | 'fail' | 'skipped' | 'inconclusive';

/** What a grader says of one claim in one run. */
export type Verdict =
  | {
      readonly status: 'pass';
      readonly evidence: readonly number[];
      /** Set where it holds because something has not come: it proves nothing of programs of which nothing comes. */
      readonly byAbsence?: true;
    }
  | Failure
  | {
      readonly status: 'inconclusive';
      readonly message: Message;
      readonly evidence: readonly number[];
      /** Set where it is for others to show who are not there: then a run in which they are says more. */
      readonly isLeftToOthers?: true;
    }
  /** The claim rests on what this machine does not offer: it is left out, and says nothing about the programs. */
  | { readonly status: 'left-out'; readonly message: Message; readonly evidence: readonly number[] };

/** A claim that does not hold. */
export interface Failure {
  readonly status: 'fail';
  readonly cause: Cause;
  /** Roles that the evidence names; empty where it names none. */
  readonly blame: readonly string[];
  /** Roles that show it while everybody else on a line's way is scripted; left out where others could be the cause. */
  readonly shownBy?: readonly string[];
  readonly message: Message;
  readonly expected: Message;
  readonly actual: Message;
  /** What the programs were doing when it failed. */
  readonly why: readonly Message[];
  /** Numbers of the trace records that it rests on. */
  readonly evidence: readonly number[];
}
