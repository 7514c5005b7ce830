import type { Student } from '../../model/batch.ts';
import type { Message } from '../../model/message.ts';

/** Ways in which hand-ins are given out: by an LMS, or as a folder (or a zip) for each student. */
export const INTAKE_FORMATS = ['moodle', 'canvas', 'gradescope', 'github', 'folders'] as const;
export type IntakeFormat = (typeof INTAKE_FORMATS)[number];

/** A whole class's hand-ins, none of them unpacked yet. */
export interface Intake {
  readonly format: IntakeFormat;
  /** What the format was told by; null where it was said outright. */
  readonly formatWhy: Message | null;
  /** In the order of their keys. */
  readonly students: readonly Handed[];
  /** What was left aside, and other things worth knowing about the whole. */
  readonly remarks: readonly Message[];
  /** Lets go of the archive; nothing can be unpacked any more. */
  close(): Promise<void>;
}

/** What one student handed in. */
export interface Handed {
  readonly student: Student;
  /** Whether the LMS marked it as late. */
  readonly late: boolean;
  /** When it was handed in, as the LMS says: ISO 8601; null where it does not. */
  readonly handedIn: string | null;
  /** Whose hand-in it is besides; null where it is one student's alone. */
  readonly group: HandInGroup | null;
  /**
   * Copies or unpacks it.
   * @param into a folder that is empty, or not there yet
   */
  unpack(into: string): Promise<Unpacked>;
}

/** Students who have handed in together. */
export interface HandInGroup {
  readonly name: string;
  /** Names of all of them. */
  readonly members: readonly string[];
  /**
   * The member under whose name it was handed in: what a map says of that one counts for all; left out where the LMS
   * names no first member.
   */
  readonly by?: Student;
}

/** A hand-in on disk: plain files and folders, no links, nothing outside `root`. */
export interface Unpacked {
  /** Where it was unpacked, with the names of every folder that the student put around it. */
  readonly root: string;
  /** Where the programs are: folders around everything are taken off. */
  readonly folder: string;
  /**
   * SHA-256 of the files' paths and bytes, in hexadecimal. The same for the same files, whether they came in
   * a zip or a folder, and whatever folder was around them.
   */
  readonly digest: string;
  /** How many files there are; with none there is nothing to grade, and a problem says why. */
  readonly files: number;
  /** What was left out or stands in the way, for the student and the teacher. */
  readonly problems: readonly Message[];
  /** When each file was changed last, by its path from `root` with slashes. */
  readonly times: ReadonlyMap<string, FileTimes>;
}

/** When a file of a hand-in was changed last, in milliseconds by a wall clock: null where nothing tells. */
export interface FileTimes {
  /** As the class's folder or archive has it: the file itself, or the outermost archive that it came in. */
  readonly handedIn: number | null;
  /** As the archive that it came in has it; null where it came in none. */
  readonly packed: number | null;
}
