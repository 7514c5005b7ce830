import type { Message } from '../model/message.ts';
import type { Folder } from './submission.ts';

/** A submission's own build, to be run where it can do no harm. */
export interface BuildOrder {
  /** The command's words. */
  readonly words: readonly string[];
  /** The folder below `from` that it is run in; left out for that itself. */
  readonly at?: string;
  /** What is built: copied, never written to. */
  readonly from: string;
  /** Where the result goes; it is not there yet. */
  readonly to: string;
  readonly env: Readonly<Record<string, string>>;
  /** What the command needs besides. */
  readonly tools: readonly Folder[];
  /** Wall time, in milliseconds: what is left of it then is ended. */
  readonly limitMs: number;
  readonly signal: AbortSignal | null;
}

/** What preparing an untrusted submission needs of the code that will run it. */
export interface Confinement {
  /** The Python that programs will find. */
  readonly python: () => Promise<string | null>;
  /** Lets programs, which may run as another user, read a folder. */
  readonly admit: (folder: string) => void;
  /** The compiler with a limit to its memory. */
  readonly compiler: string;
  /** Builds. @returns what the build said where it failed; null where it is done */
  readonly build: (order: BuildOrder) => Promise<Message | string | null>;
}

/** Where a submission's folders lie in a sandbox. */
export const INSIDE = {
  submission: '/giliran/submission',
  build: '/giliran/build',
  compiled: '/giliran/compiled',
  terminal: '/giliran/terminal',
} as const;
