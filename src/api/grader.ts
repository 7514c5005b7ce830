import type { Claim } from '../model/grader.ts';
import type { RunTrace } from '../model/trace.ts';

/**
 * A grader of a lab's own: what its file exports by default. It sees one run at a time, and says whether the check's claim
 * holds there. It is asked in a process of its own, without files and other processes, and has five seconds.
 * @typeParam Params the check's parameters, as the lab file declares them under `graders`
 */
export type Grader<Params extends Claim['params'] = Claim['params']> = (
  trace: RunTrace,
  claim: Omit<Claim, 'params'> & { readonly params: Params },
) => Verdict | Promise<Verdict>;

/** What a grader of a lab's own says of a run. `evidence` are the numbers (`n`) of the records that it rests on. */
export type Verdict =
  | { readonly status: 'pass'; readonly evidence?: readonly number[] }
  | {
      readonly status: 'fail';
      /** Roles at fault, of those that take part; empty where it cannot tell. */
      readonly blame: readonly string[];
      /** What should have come, in at most 2000 characters; shown as it is. */
      readonly expected: string;
      /** What came in its place. */
      readonly actual: string;
      readonly evidence?: readonly number[];
    }
  /** The run does not tell: the check's next scenario is asked. */
  | { readonly status: 'inconclusive'; readonly reason: string; readonly evidence?: readonly number[] };
