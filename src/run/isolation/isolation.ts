import { type Message, MessageError } from '../../model/message.ts';
import type { Folder } from '../../submission/submission.ts';
import type { HostAddress } from './host-address.ts';

/** A program that is to be started. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** What of giliran's own folders it is run from: a file system of its own shows these and no others. */
  readonly folders: readonly Folder[];
  /** The role whose host it runs on, where each has one of its own. */
  readonly host?: string;
}

/** One of several hosts of a run's network. */
export interface Host {
  /** The role that it is for, by whose name it is known. */
  readonly role: string;
  readonly at: HostAddress;
  /** Its `/proc/…/net`. */
  readonly netFolder: string;
}

/** How a launch is done: the command that starts it inside, from the outside. */
export type Wrapped = Omit<Launch, 'folders' | 'host'>;

/** What a run's programs are started in. */
export interface Isolation {
  readonly level: 'sandbox' | 'network' | 'none';
  /** The command that starts a program inside. */
  wrap(launch: Launch): Wrapped;
  /** How many processes of the harness's own stand above each program, within the run's process namespace. */
  readonly layers: number;
  /** How much memory a role may hold, in bytes, where giliran watches that itself; null where it does not. */
  readonly memoryLimit: number | null;
  /** Whether one role's processes take nothing from the number that another's may have. */
  readonly hasRoomApart: boolean;
  /** Whether the kernel has ended something of a role's for want of memory. */
  ranOutOfMemory(pid: number): boolean;
  /** Whether a role's own process ended without its program ever having been started: the harness's own trouble. */
  neverStarted(pid: number): boolean;
  /** A `/proc` that shows the run's processes; null where the platform has none. */
  readonly procRoot: string | null;
  /** The run's `/proc/…/net`; null where the platform has none. */
  readonly netFolder: string | null;
  /** The run's machine on its network; null where it has loopback alone, or the network is not the run's own. */
  readonly host: HostAddress | null;
  /** The hosts of the roles that are played, where each has one of its own; empty where all share one. */
  readonly hosts: readonly Host[];
  /**
   * The `/proc/…/net` of the network that {@link host} leads to, in which no program is; null where there is none.
   */
  readonly gateFolder: string | null;
  /**
   * Leads the host's own name and `localhost` to one address from now on, where the run has names of its own.
   * @param address null for what they lead to in the beginning: one each
   */
  leadNames(address: string | null): void;
  /** Leads the same names to the machine's address of version 6 as well, for labs that are played there. */
  leadNamesBy6(): void;
  /**
   * Gives the run's machine an address of version 6 on its network, by which groups of that version are reached.
   * @returns whether it has one
   */
  addAddress6(): Promise<boolean>;
  /** Has what is sent to multicast groups counted where it leaves the run. @returns whether it is */
  attend(groups: readonly string[]): Promise<boolean>;
  /**
   * The command by which a tool of the harness looks at the run's network; null where the run has no network of its
   * own.
   * @param host the role whose host is looked at, where each has one of its own
   */
  look(command: string, args: readonly string[], host?: string): readonly string[] | null;
  /**
   * The command by which a tool of the harness works in the network that all hosts lead to, in which no program is;
   * null where there is no such network.
   * @param as `maker` has every right in that network; `self` has none, and runs as giliran's own user
   */
  atGate(command: string, args: readonly string[], as: 'maker' | 'self'): readonly string[] | null;
  /** Which pids below {@link procRoot} are the run's; null where all are, but for the first. */
  readonly belongs: ((pids: readonly string[]) => readonly string[]) | null;
  /** Takes note of a started role's own process, as this process sees it. */
  adopt(pid: number): void;
  /** Sends a signal to all processes of a role, given the one that was started for it. */
  signal(pid: number, role: string, signal: NodeJS.Signals): void;
  /**
   * Where the folder that a program writes in lies for this process while the run lasts, given the process that was
   * started for it; null where programs write where they were started from.
   */
  readonly folderNow: ((pid: number) => string) | null;
  /** Ends every process of the run, and waits for the end. */
  close(): Promise<void>;
}

/** An isolation that was asked for cannot be had here: what is missing, in part of a sentence. */
export class IsolationError extends MessageError {
  override readonly name = 'IsolationError';
  readonly wanted: 'sandbox' | 'network' | 'user';

  constructor(said: Message, wanted: 'sandbox' | 'network' | 'user' = 'network') {
    super(said);
    this.wanted = wanted;
  }
}
