/** Where a command reads and writes: the process's own streams, or a test's. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly environment: NodeJS.ProcessEnv;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Ends a command early: Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Whether to colour what goes to standard output. */
export function wantsColor(io: Io, flag: boolean): boolean {
  return flag && io.outIsTerminal && (io.environment.NO_COLOR ?? '') === '';
}

/** Bad use: one line that says what was expected, what was found and what to do. Exit code 2. */
export class UseError extends Error {
  override readonly name = 'UseError';
}
