/** What has not come: something of one role's at another; from nobody where a role was only to get ready. */
export interface Lack {
  readonly from: string | null;
  readonly to: string;
}

/** What a move should bring about. It ends a wait early where the evidence is weak, and never decides a verdict. */
export interface Expectation {
  /** Whether there is anything to wait for. */
  readonly something: boolean;
  readonly met: () => boolean;
  /** What of it is not there yet; left out where nothing is expected. */
  readonly missing?: () => readonly Lack[];
  /**
   * How long to wait for what is missing, in milliseconds, where earlier moves have shown that it does not come; null
   * for as long as for anything else. It counts where the kernel shows nothing better.
   */
  readonly knownMs?: () => number | null;
  /** Whether it comes with something shown: then there is nothing to look for before. */
  readonly shown: boolean;
  /**
   * Where nothing is known of what comes of it: whether something has come. It counts where the kernel shows nothing
   * better.
   */
  readonly isAnswered?: () => boolean;
  /**
   * How long it is watched for at least, in milliseconds, where nothing is known of what comes of it: as slow as these
   * programs have been so far. It counts where the kernel shows nothing better.
   */
  readonly leastMs?: () => number;
  /**
   * Whether nothing was done at all, or a part only, so that nothing can come of it. It counts where the kernel shows
   * nothing better.
   */
  readonly isUndone?: boolean;
  /** Whether it is enough that no program runs, though one may sleep by the clock. */
  readonly mayBeAsleep?: boolean;
}

export const NOTHING_EXPECTED: Expectation = { something: false, met: () => true, shown: false };
/** A line that is typed quickly: whatever comes of it may come while the next ones are typed. */
export const NOBODY_RUNS: Expectation = { ...NOTHING_EXPECTED, mayBeAsleep: true };

/** A piece of a line: nothing comes of it before the last one, but it has to be read before the next one is sent. */
export const PIECE_READ: Expectation = { ...NOTHING_EXPECTED, isUndone: true };

/** A move that could not be made. */
export const NOTHING_DONE: Expectation = { ...NOTHING_EXPECTED, isUndone: true };
