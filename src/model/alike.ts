import type { Student } from './batch.ts';

/** A stretch of a file's text, in UTF-16 units. */
export interface Stretch {
  /** Which of the hand-in's files. */
  readonly file: number;
  readonly from: number;
  readonly to: number;
}

/** Stretches of two hand-ins that correspond. */
export interface Match {
  readonly left: Stretch;
  readonly right: Stretch;
}

/** Why a hand-in is not compared with the others. `given`: it holds nothing but what all students were given. */
export type WhyLeft = 'large' | 'binary' | 'nothing' | 'short' | 'given' | 'unread';

/** A hand-in among look-alikes: all members of a group have handed in one. */
export interface AlikeHandIn {
  readonly students: readonly Student[];
  /** What was compared. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** Two hand-ins side by side, by their places among a group's. */
export interface AlikePair {
  readonly left: number;
  readonly right: number;
  /** How much of both is in the other, of what was compared: 0 to 1. */
  readonly similarity: number;
  /** Whether nothing but comments, white space, and the names and order of files tells them apart. */
  readonly isSame: boolean;
  /** Stretches that correspond, by their place in the left one; none where nothing differs. */
  readonly matches: readonly Match[];
}

/** Hand-ins for a lab that are identical or near-identical. */
export interface AlikeGroup {
  /** Whether all of them are the same. */
  readonly isSame: boolean;
  readonly handIns: readonly AlikeHandIn[];
  /** Every hand-in but the first beside the one that is nearest to it. */
  readonly pairs: readonly AlikePair[];
}

/** What comparing the hand-ins for one lab has shown: places to look at, and no verdict. */
export interface LabAlikes {
  readonly lab: string;
  /** How many hand-ins were compared; a group's counts once. */
  readonly compared: number;
  readonly groups: readonly AlikeGroup[];
  /** Hand-ins that were not compared. */
  readonly left: readonly { readonly student: Student; readonly why: WhyLeft }[];
  /** Digests of sources without comments and white space, by students' keys. */
  readonly digests: ReadonlyMap<string, string>;
}
