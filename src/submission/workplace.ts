import type { Confinement } from './confinement.ts';

/** Where one submission is prepared. */
export interface Workplace {
  /** The folder that the programs are taken from: the submission's own, or a copy of it. */
  readonly home: string;
  /** The submission's own folder. */
  readonly origin: string;
  /** Where whatever is made goes; it is removed with the submission. */
  readonly workFolder: string;
  /** What every program of the submission, and its build, finds in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** The folder with what runtimes load before a program, so that it finds what it would find on a terminal. */
  readonly preloads: string;
  /** Given where the submission is not trusted. */
  readonly confinement: Confinement | null;
  /** How long a build may take, in milliseconds. */
  readonly buildMs: number;
  readonly signal: AbortSignal | null;
}
