import type { ParamKind } from './grader.ts';

/** A grader that a lab brings along, compiled: it is run in a process of its own, and nowhere else. */
export interface OwnGrader {
  readonly params: Readonly<Record<string, ParamKind>>;
  readonly optional: readonly string[];
  /** One ES module whose default export grades. */
  readonly code: string;
}

/** What a grader of a lab's own says, as data. */
export type OwnVerdict =
  | { readonly status: 'pass'; readonly evidence: readonly number[] }
  | {
      readonly status: 'fail';
      /** Roles at fault, of those taking part; empty where it names none. */
      readonly blame: readonly string[];
      /** What should have come, and what has: facts, shown as they are. */
      readonly expected: string;
      readonly actual: string;
      /** Numbers of the trace records that it rests on. */
      readonly evidence: readonly number[];
    }
  | { readonly status: 'inconclusive'; readonly reason: string; readonly evidence: readonly number[] };
