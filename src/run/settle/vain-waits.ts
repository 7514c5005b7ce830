import type { Lack } from './expected.ts';

/** What a run tells of its roles, so that what was asked in one can be known again in another. */
export interface Cast {
  /** Who plays a role: the same for roles that one program plays. */
  readonly voiceOf: (role: string) => string;
  /** What all that is said goes by, and in which form. */
  readonly way: string;
  /** The run that alone is told by what is waited for in it, because it waits for less than others; null for all. */
  readonly only: string | null;
}

/** What came to nothing before is waited for this many times as long as the slowest answer so far took. */
const AMPLE = 5;
/** An answer that takes longer than this, in milliseconds, is slow. */
export const SLOW_MS = 100;
/** How many times as long what comes of a line is given, where that is not known. */
const TWICE = 2;

/**
 * What one of a check's runs has waited for with all patience, and in vain. Without kernel evidence the same wait would
 * be repeated in scene after scene. It is another wait where another program speaks, hears or serves.
 */
export class VainWaits {
  private readonly asked = new Set<string>();
  private slowestMs: number | null = null;
  private slowestStartMs: number | null = null;

  /** What was said in some run has come, after so many milliseconds. */
  came(afterMs: number): void {
    this.slowestMs = Math.max(this.slowestMs ?? 0, afterMs);
  }

  /**
   * How long what comes of a line may take, in milliseconds, where it is not known what that is: twice the time of the
   * slowest answer so far; 0 as long as none was slow.
   */
  get answerMs(): number {
    const slowestMs = this.slowestMs ?? 0;
    return slowestMs > SLOW_MS ? slowestMs * TWICE : 0;
  }

  /** A program has taken so many milliseconds to get ready. */
  gotReady(afterMs: number): void {
    this.slowestStartMs = Math.max(this.slowestStartMs ?? 0, afterMs);
  }

  /** All of this was given all patience, and has not come. */
  cameNever(cast: Cast, missing: readonly Lack[]): void {
    for (const lack of missing) this.asked.add(questionOf(cast, lack, cast.only));
  }

  /**
   * How long is enough for what is missing, in milliseconds; null where some of it has not been waited for yet, or it is not
   * known how quickly these programs answer.
   * @param leastMs what a line is given at least, and what a program is that starts
   */
  enoughMs(
    cast: Cast,
    missing: readonly Lack[],
    leastMs: { readonly line: number; readonly start: number },
  ): number | null {
    const isKnown = (lack: Lack): boolean =>
      [null, cast.only].some((run) => this.asked.has(questionOf(cast, lack, run)));
    if (missing.length === 0 || !missing.every(isKnown)) return null;
    if (missing.some(({ from }) => from === null))
      return Math.max(leastMs.start, (this.slowestStartMs ?? 0) * AMPLE);
    // Where no line has come at all, starts show how quick programs and machine are.
    const slowestMs = this.slowestMs ?? this.slowestStartMs;
    return slowestMs === null ? null : Math.max(leastMs.line, slowestMs * AMPLE);
  }
}

function questionOf({ voiceOf, way }: Cast, { from, to }: Lack, run: string | null): string {
  return JSON.stringify([from === null ? null : voiceOf(from), voiceOf(to), way, run]);
}
