import type { Language } from '../messages/language.ts';
import { MessageError } from '../model/message.ts';

/** Where a command reads and writes: the process's own streams, or a test's. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly environment: NodeJS.ProcessEnv;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Whether keys can be pressed; left out where they cannot. */
  readonly inIsTerminal?: boolean;
  /** Columns of the terminal that is written to; left out where there is none. */
  readonly columns?: number | undefined;
  /** Ends a command early: Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Where a command reads and writes, and the language that it speaks there. */
export interface Terminal extends Io {
  readonly language: Language;
  /**
   * The folder of a course's own labs, which are known by name beside giliran's; null, or left out, where there is
   * none.
   */
  readonly labFolder?: string | null;
}

/** Whether the user can be asked: there are keys, and a screen that can be drawn on. */
export function canBeAsked({ inIsTerminal, outIsTerminal, environment }: Io): boolean {
  return inIsTerminal === true && outIsTerminal && environment.TERM !== 'dumb';
}

/** Whether to colour what goes to standard output. */
export function wantsColor(io: Io, flag: boolean): boolean {
  return flag && io.outIsTerminal && (io.environment.NO_COLOR ?? '') === '';
}

/** Columns that a text may take where it is to be read: the terminal's, but no more than the eye follows. */
export function readingWidth(io: Io): number {
  return Math.max(40, Math.min(io.columns ?? 80, 100));
}

/** Bad use: one line that says what was expected, what was found and what to do. Exit code 2. */
export class UseError extends MessageError {
  override readonly name = 'UseError';
}

/** What the system calls an error: `ENOENT`; else what it says. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
