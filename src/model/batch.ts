import type { Message } from './message.ts';
import type { CheckDocument } from './result.ts';

/** Who handed something in, as the LMS names them. */
export interface Student {
  /** Stable, unique in a batch, and fit for a file name. */
  readonly key: string;
  readonly name: string;
  /** Participant, user, student or login id; null where the LMS gave none. */
  readonly id: string | null;
  readonly email: string | null;
}

/** A mark that a person has set instead of giliran's. */
export interface Override {
  readonly score: number;
  readonly reason: string;
  readonly by: string | null;
  /** ISO 8601. */
  readonly at: string;
}

/** What a batch knows of one student and one lab. */
export type StudentResult = {
  readonly student: Student;
  readonly lab: string;
  /** SHA-256 of the submission's files, in hexadecimal. */
  readonly digest: string;
  readonly override: Override | null;
  /** The feedback page, from the batch's folder; null where there is none. */
  readonly page: string | null;
  /** What a person should know of the hand-in, whatever its mark: which of several versions was taken. */
  readonly remarks?: readonly Message[];
} & (
  | {
      readonly status: 'graded';
      readonly document: CheckDocument;
      /** Files that were said to play a role, or a kind of roles: what `--map` of a check takes. */
      readonly map: Readonly<Record<string, string>>;
    }
  /** Nothing could be opened or run: the message says why and what to do. */
  | { readonly status: 'ungraded'; readonly problem: Message }
);
