import type { Message } from '../../../model/message.ts';
import type { HandInGroup } from '../intake.ts';
import type { Tree } from '../tree/tree.ts';

/** A file or folder of the class's tree that belongs to a student. */
export interface Part {
  readonly from: readonly string[];
  /** Where it belongs in the hand-in: a folder's content below, a file as. */
  readonly to: readonly string[];
}

/** A student as the LMS's names tell, without a key yet. */
export interface Draft {
  readonly name: string;
  readonly id: string | null;
  readonly email: string | null;
  readonly late: boolean;
  /** When it was handed in, as the LMS says: ISO 8601; null where it does not. */
  readonly handedIn: string | null;
  readonly parts: readonly Part[];
  /** Whose hand-in it is besides; left out where it is one student's alone. */
  readonly group?: HandInGroup;
  /** Said about the hand-in beforehand: text typed into the LMS, files that it renamed. */
  readonly notes: readonly Message[];
}

/** The students that a tree holds hand-ins of. */
export interface Roll {
  readonly students: readonly Draft[];
  readonly why: Message;
  readonly remarks: readonly Message[];
}

/**
 * A way of handing submissions out.
 * @param root the folder of the tree that everything lies in
 * @returns null where it does not look like it
 */
export type ReadRoll = (tree: Tree, root: readonly string[]) => Promise<Roll | null>;
