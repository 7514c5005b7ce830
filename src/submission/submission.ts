import type { Hindrance } from '../model/cause.ts';
import type { Message } from '../model/message.ts';

/** A folder, or a file, that a program is run from. */
export interface Folder {
  /** Its path on this machine. */
  readonly outside: string;
  /** Its path in a sandbox: the same on every machine. */
  readonly inside: string;
  /** Whether the program may write in it: in a sandbox, in a copy that is thrown away. */
  readonly own: boolean;
}

/** How to start one role's program: no shell in between. */
export interface Program {
  readonly role: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The last of `args`, where it plays several roles and is told its number and the count; left out for others. */
  readonly given?: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Everything of the submission that it is run from; paths in `args` and `cwd` lie below these. */
  readonly folders: readonly Folder[];
  /** The student's file, relative to the submission, or the command of `giliran.yaml`. */
  readonly file: string;
  /**
   * Whether its runtime can be booted ahead: started with `CUE` in its environment, it waits for its cue before it has
   * looked at anything of the student's, and cannot tell afterwards. Left out where it cannot.
   */
  readonly takesCue?: true;
}

/** Why a role has no program that can be started. */
export interface Problem {
  readonly role: string;
  readonly cause: Hindrance;
  readonly message: Message;
}

/** What has become of a role: a program that can be started, or the reason why there is none. */
export type Ready =
  | { readonly kind: 'program'; readonly program: Program }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** A submission, ready to be run. */
export interface Submission {
  /** The folder that holds the programs, after unwrapping. */
  readonly folder: string;
  readonly programs: ReadonlyMap<string, Program>;
  readonly problems: ReadonlyMap<string, Problem>;
  readonly notes: readonly Message[];
  /** Whether a source sets timers that the kernel does not show: SO_RCVTIMEO, alarms. */
  readonly hiddenTimers: boolean;
  /** Whether a role's program may look at what it is started with, as far as its sources tell. */
  readonly readsArguments: (role: string) => boolean;
  /** Removes what preparing left behind. */
  readonly dispose: () => void;
}
