/** What a run's programs are started in. */
export interface Isolation {
  readonly level: 'network' | 'none';
  /** The command that starts a program inside. */
  wrap(
    command: string,
    args: readonly string[],
    cwd: string,
  ): { readonly command: string; readonly args: readonly string[] };
  /** A `/proc` that shows the run's processes; null where the platform has none. */
  readonly procRoot: string | null;
  /** The run's `/proc/…/net`; null where the platform has none. */
  readonly netFolder: string | null;
  /** Which pids below {@link procRoot} are the run's; null where all are, but for the first. */
  readonly belongs: ((pids: readonly string[]) => readonly string[]) | null;
  /** Takes note of a started role's own process, as this process sees it. */
  adopt(pid: number): void;
  /** Sends a signal to all processes of a role, given the one that was started for it. */
  signal(pid: number, role: string, signal: NodeJS.Signals): void;
  /** Ends every process of the run, and waits for the end. */
  close(): Promise<void>;
}

/** A private network cannot be had here: what is missing, in a sentence. */
export class IsolationError extends Error {
  override readonly name = 'IsolationError';
}
