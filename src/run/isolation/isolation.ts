import { type Message, MessageError } from '../../model/message.ts';
import type { Folder } from '../../submission/submission.ts';
import type { HostAddress } from './host-address.ts';

/** A program that is to be started. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Those of giliran's folders that it runs from: a sandbox's file system shows these and no others. */
  readonly folders: readonly Folder[];
  /** The role on whose host it runs, where each role has one. */
  readonly host?: string;
}

/** One of several hosts of a run's network. */
export interface Host {
  /** The role that it is for, which is its name. */
  readonly role: string;
  readonly at: HostAddress;
  /** Its `/proc/…/net`. */
  readonly netFolder: string;
}

/** How a program is started inside: the command to run outside. */
export type Wrapped = Omit<Launch, 'folders' | 'host'>;

/** The surroundings in which a run's programs are started. */
export interface Isolation {
  readonly level: 'sandbox' | 'network' | 'none';
  /** The command that starts a program inside. */
  wrap(launch: Launch): Wrapped;
  /** How many processes of the harness's own stand above each program in the run's process namespace. */
  readonly layers: number;
  /** How much memory a role may use, in bytes, where giliran enforces that itself; null where it does not. */
  readonly memoryLimit: number | null;
  /** Whether one role's processes do not count towards another's limit. */
  readonly hasRoomApart: boolean;
  /** Whether the kernel has ended a process of a role's for lack of memory. */
  ranOutOfMemory(pid: number): boolean;
  /** Whether a role's own process ended without its program ever having been started: that is the harness's trouble. */
  neverStarted(pid: number): boolean;
  /** A `/proc` that shows the run's processes; null where the platform has none. */
  readonly procRoot: string | null;
  /** The run's `/proc/…/net`; null where the platform has none. */
  readonly netFolder: string | null;
  /** The run's machine on its network; null where it has loopback alone, or the network is not the run's own. */
  readonly host: HostAddress | null;
  /** The hosts of the roles that are played, where each has one of its own; empty where all share one. */
  readonly hosts: readonly Host[];
  /** The `/proc/…/net` of the network that {@link host} leads to, which holds no program; null where there is none. */
  readonly gateFolder: string | null;
  /**
   * From now on, the host's own name and `localhost` resolve to one address, where the run has names of its own.
   * @param address null for what they resolve to at first, one address each
   */
  leadNames(address: string | null): void;
  /** The same names resolve to the machine's IPv6 address as well, for labs that use it. */
  leadNamesBy6(): void;
  /**
   * Gives the run's machine an IPv6 address on its network, by which IPv6 groups are reached.
   * @returns whether it has one
   */
  addAddress6(): Promise<boolean>;
  /** Counts what is sent to multicast groups where it leaves the run. @returns whether that is possible */
  attend(groups: readonly string[]): Promise<boolean>;
  /**
   * The command by which a tool of the harness reads the run's network; null where the run has no network of its own.
   * @param host the role whose host is read, where each has one
   */
  look(command: string, args: readonly string[], host?: string): readonly string[] | null;
  /**
   * The command by which a tool of the harness works in the network that all hosts lead to, which holds no program;
   * null where there is no such network.
   * @param as `maker` has every right in that network; `self` has none, and runs as giliran's own user
   */
  atGate(command: string, args: readonly string[], as: 'maker' | 'self'): readonly string[] | null;
  /** Which pids below {@link procRoot} are the run's; null where all but the first are. */
  readonly belongs: ((pids: readonly string[]) => readonly string[]) | null;
  /** Registers the process that was started for a role, by its pid for giliran. */
  adopt(pid: number): void;
  /** Sends a signal to all processes of a role, given the one that was started for it. */
  signal(pid: number, role: string, signal: NodeJS.Signals): void;
  /**
   * Where giliran finds the folder that a program writes in while the run lasts, given the process that was started for
   * it; null where programs write in the folder that they were started from.
   */
  readonly folderNow: ((pid: number) => string) | null;
  /** Ends every process of the run, and waits for the end. */
  close(): Promise<void>;
}

/** An isolation that was asked for is not possible here; the message says what is missing, as a part of a sentence. */
export class IsolationError extends MessageError {
  override readonly name = 'IsolationError';
  readonly wanted: 'sandbox' | 'network' | 'user';

  constructor(said: Message, wanted: 'sandbox' | 'network' | 'user' = 'network') {
    super(said);
    this.wanted = wanted;
  }
}
