/** The reference with one small mistake in it. */
export interface Mutant {
  /** As people know it: `mutants/server.ts:42 send-drop`, with a number where there are several such in a line. */
  readonly name: string;
  /** The file that it is in, in the reference's folder. */
  readonly file: string;
  /** The line that it begins in, from 1. */
  readonly line: number;
  readonly operator: string;
  /** What was there, and what is there now, from the first line that differs to the last. */
  readonly code: string;
  readonly becomes: string;
  /** The file as it should be, and as it is. */
  readonly before: string;
  readonly after: string;
  /** Whether it changes nothing but the wording of prompts, logs and errors. */
  readonly isWording: boolean;
}
