import type { SubstitutionMode } from '../../assessment/check-options.ts';
import type { Language } from '../../messages/language.ts';
import type { Student } from '../../model/batch.ts';
import type { Message } from '../../model/message.ts';
import type { KeptDocument } from '../../model/result.ts';
import type { CacheKey } from '../cache-key/cache-key.ts';
import type { BatchIsolation } from '../job/job.ts';

/** The version of journals that this giliran writes. */
export const JOURNAL_VERSION = 1;

/** First line of a journal. */
export interface JournalHeader {
  readonly kind: 'journal';
  readonly version: number;
  /** The batch's seed: chosen once. */
  readonly seed: number;
  /** The giliran that began it. */
  readonly tool: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A lab of a batch, and how to find it again. */
export interface LabRecord {
  readonly id: string;
  /** A lab's id, or the absolute path of its file. */
  readonly source: string;
  readonly digest: string;
}

/** Grading has begun, or has gone on. */
export interface SessionRecord {
  readonly kind: 'session';
  readonly at: string;
  readonly tool: string;
  readonly labs: readonly LabRecord[];
  /** How the hand-ins were read: `moodle`; left out by older versions. */
  readonly format?: string;
  readonly options: SessionOptions;
}

export interface SessionOptions {
  readonly isolation: BatchIsolation;
  readonly substitution: SubstitutionMode;
  readonly repeat: number;
  readonly language: Language;
}

/** One student and one lab, finished. Of several for the same, the last one counts. */
export type ResultRecord = {
  readonly kind: 'result';
  readonly at: string;
  readonly student: Student;
  readonly lab: string;
  readonly language: Language;
  readonly basis: CacheKey;
  /** What a person should know of the hand-in, whatever its mark: which of several versions was taken. */
  readonly remarks?: readonly Message[];
} & (
  | {
      readonly status: 'graded';
      readonly document: KeptDocument;
      /** Ids of checks that did not come out the same every time. */
      readonly unstable: readonly string[];
      /** From the batch's folder: one a seed. */
      readonly traces: readonly string[];
      readonly page: string;
    }
  | {
      readonly status: 'ungraded';
      readonly problem: Message;
      /** Whether another try may end well: the trouble was the harness's own. */
      readonly again: boolean;
    }
);

export type GradedRecord = Extract<ResultRecord, { readonly status: 'graded' }>;

export type JournalRecord = JournalHeader | SessionRecord | ResultRecord;
