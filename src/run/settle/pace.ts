/**
 * How often a scene is looked at. Nothing that is decided rests on it: what a look shows holds whenever it is made,
 * and the windows of weak evidence are measured in time.
 */
export interface Pace {
  /** How long the next piece of an answer is waited for before the first look, in milliseconds. */
  readonly answerMs: number;
  /**
   * Milliseconds until the next look.
   * @param looks made since something happened
   * @param idleMs milliseconds since something happened
   */
  readonly pauseMs: (looks: number, idleMs: number) => number;
}

/** Looks in quick succession before the pace falls to a millisecond. */
const QUICK_LOOKS = 3;

/** For a person who waits for the answer. Most answers come in one piece, within a few milliseconds. */
const PROMPT: Pace = {
  answerMs: 4,
  pauseMs: (looks, idleMs) => {
    if (looks <= QUICK_LOOKS) return 0;
    if (idleMs < 20) return 1;
    return idleMs < 200 ? 2 : 10;
  },
};

/** Where other runs keep the processors busy meanwhile: what a look takes is taken from their programs. */
const THRIFTY: Pace = {
  answerMs: 40,
  pauseMs: (looks) => Math.min(2 ** looks, 16),
};

export const PACES = { prompt: PROMPT, thrifty: THRIFTY } as const;

export type PaceName = keyof typeof PACES;
