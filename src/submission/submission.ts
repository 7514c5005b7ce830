import type { Message } from '../model/message.ts';

/** How to start one role's program: no shell in between. */
export interface Program {
  readonly role: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** The student's file, relative to the submission, or the command of `giliran.yaml`. */
  readonly file: string;
}

/** Why a role has no program that can be started. */
export interface Problem {
  readonly role: string;
  readonly cause:
    | 'missing-program'
    | 'two-programs'
    | 'syntax-error'
    | 'build-failed'
    | 'no-interpreter'
    | 'bad-manifest';
  readonly message: Message;
}

/** A submission, ready to be run. */
export interface Submission {
  /** The folder that holds the programs, after unwrapping. */
  readonly folder: string;
  readonly programs: ReadonlyMap<string, Program>;
  readonly problems: ReadonlyMap<string, Problem>;
  readonly notes: readonly Message[];
  /** Whether a source sets timers that the kernel does not show: SO_RCVTIMEO, alarms. */
  readonly hiddenTimers: boolean;
  /** Removes what preparing left behind. */
  readonly dispose: () => void;
}
