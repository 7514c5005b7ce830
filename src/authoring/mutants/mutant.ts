/** The reference with one small mistake in it. */
export interface Mutant {
  /** Its name for people: `mutants/server.ts:42 send-drop`, with a number where a line has several of one kind. */
  readonly name: string;
  /** Its file, in the reference's folder. */
  readonly file: string;
  /** The line that it begins in, from 1. */
  readonly line: number;
  readonly operator: string;
  /** The code before and after, from the first line that differs to the last. */
  readonly code: string;
  readonly becomes: string;
  /** The whole file before and after. */
  readonly before: string;
  readonly after: string;
  /** Whether it changes nothing but the wording of prompts, logs and errors. */
  readonly isWording: boolean;
}
