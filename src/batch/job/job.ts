import type { SubstitutionMode } from '../../assessment/check-options.ts';
import type { Language } from '../../messages/language.ts';
import type { Student } from '../../model/batch.ts';
import type { Lab } from '../../model/lab.ts';
import type { Message } from '../../model/message.ts';
import type { KeptDocument } from '../../model/result.ts';

/** How a batch's runs are kept apart: said outright, or `sandbox`. */
export type BatchIsolation = 'sandbox' | 'network' | 'none';

/** One student's submission, to be graded with one lab: plain data, so that any worker on any machine can do it. */
export interface Job {
  readonly student: Student;
  readonly lab: Lab;
  /** A check for each: several where it is to be seen whether the verdicts are stable. */
  readonly seeds: readonly number[];
  /** Files for roles, said outright. */
  readonly map: Readonly<Record<string, string>>;
  readonly substitution: SubstitutionMode;
  /** Whether it is enough to know that something fails; left out where all is to be known. */
  readonly untilFailure?: true;
  readonly isolation: BatchIsolation;
  /** What is known of the hand-in beforehand. */
  readonly remarks: readonly Message[];
  readonly language: Language;
  /** Where the traces go, one a seed, from the folder of the batch. */
  readonly traces: readonly string[];
  /** Where the page of the conversation goes, from the folder of the batch. */
  readonly page: string;
}

/** Where a job's files are on the machine that does it. */
export interface JobPlace {
  /** The submission, unpacked. */
  readonly submission: string;
  /** What stands for the folder of the batch. */
  readonly out: string;
}

/** What became of a job. */
export type JobResult =
  | {
      readonly status: 'graded';
      readonly document: KeptDocument;
      /** Ids of checks that did not come out the same with every seed. */
      readonly unstable: readonly string[];
    }
  /** The submission cannot be graded as it is: doing it again would change nothing. */
  | { readonly status: 'ungraded'; readonly problem: Message };

/** A job as people know it. */
export function jobId(student: Student['key'], lab: Lab['id']): string {
  return `${student}:${lab}`;
}
