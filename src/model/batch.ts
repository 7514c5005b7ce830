import type { Message } from './message.ts';
import type { KeptDocument } from './result.ts';

/** A student who handed something in, as the LMS names them. */
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

/** A word of a person's own to a student, beside what giliran says. */
export interface Comment {
  readonly text: string;
  readonly by: string | null;
  /** ISO 8601. */
  readonly at: string;
}

/** What is taken off a mark for every hour, day or week that has begun since a hand-in was due. */
export interface LateRule {
  readonly amount: number;
  /** Per cent of what can be had, or points. */
  readonly unit: 'percent' | 'points';
  readonly per: 'hour' | 'day' | 'week';
  /** No more than this is taken, in the same unit; null for everything. */
  readonly most: number | null;
}

/** A hand-in that came too late. */
export interface Late {
  /** By how many milliseconds; null where it is not known. */
  readonly ms: number | null;
  /** What that costs; null where nothing was said. */
  readonly rule: LateRule | null;
}

/** From which mark on somebody has passed. */
export interface PassMark {
  readonly least: number;
  /** Per cent of what can be had, or points. */
  readonly unit: 'percent' | 'points';
  /** Which mark is meant: the undisturbed one, or what is left after the penalty for being late. */
  readonly of: 'score' | 'afterPenalty';
}

/** A hand-in beside the others: a place to look at, and no verdict. */
export interface Alike {
  /** Of its sources without comments and white space: hand-ins with the same one are the same. */
  readonly digest: string;
  /** The look-alikes among which it is, by a number of the lab's; null where it is among none. */
  readonly group: { readonly isSame: boolean; readonly number: number } | null;
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
  /**
   * The page of the same for those who grade, where students are not shown all of it; null, or left out, where they
   * are.
   */
  readonly staffPage?: string | null;
  /** When outputs are made of it: ISO 8601; left out where that does not matter, as long before any due date. */
  readonly asOf?: string;
  /** When it was due, as the batch has it: ISO 8601; null, or left out, where the lab alone may say. */
  readonly due?: string | null;
  /** What a person should know of the hand-in, whatever its mark: which of several versions was taken. */
  readonly remarks?: readonly Message[];
  /** When it was handed in: ISO 8601; null, or left out, where it is not known. */
  readonly handedIn?: string | null;
  /** Null, or left out, where it was not late as far as is known. */
  readonly late?: Late | null;
  /** The same for every lab of a student. */
  readonly comment?: Comment | null;
  /** Null, or left out, where nothing was said. */
  readonly pass?: PassMark | null;
  /** What comparing it with the others has shown; null, or left out, where it was not compared. */
  readonly alike?: Alike | null;
} & (
  | {
      readonly status: 'graded';
      readonly document: KeptDocument;
      /** Files that were said to play a role, or a kind of roles: what `--map` of a check takes. */
      readonly map: Readonly<Record<string, string>>;
    }
  /** Nothing could be opened or run: the message says why and what to do. */
  | { readonly status: 'ungraded'; readonly problem: Message }
);
