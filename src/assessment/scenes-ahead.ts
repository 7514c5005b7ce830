import type { HeldRecords } from '../trace/recorder.ts';
import { type Scene, sceneKey } from './scene.ts';

/** What playing a scene ahead takes. */
export interface Ahead {
  readonly records: HeldRecords;
  /** Ends it where nobody has asked for it. */
  readonly signal: AbortSignal;
}

export interface ScenesAheadOptions<T> {
  /** How many scenes may be at work at once; those that wait for what hardly comes are not. */
  readonly atOnce: number;
  /** Null where nothing may be played ahead. */
  readonly hold: (() => HeldRecords) | null;
  /**
   * Where time counts: whether the processors have something to spare. A scene that only waits may have a program at work
   * on what is waited for, which nothing may slow down. Null where no time counts.
   */
  readonly isFree: (() => Promise<boolean>) | null;
  /** Scenes that may be asked for next, the likeliest first. */
  readonly foreseen: () => readonly Scene[];
  readonly play: (scene: Scene, ahead: Ahead) => Promise<T>;
}

interface Begun<T> {
  readonly outcome: Promise<T>;
  readonly records: HeldRecords;
  readonly ending: AbortController;
  isOver: boolean;
}

/** Scenes that are under way and may come to count for nothing, as a multiple of those at work at once. */
const MOST_BEGUN = 2;

/**
 * Plays scenes while others only wait, in case they are asked for: a scene in which something has not come is watched for
 * seconds, and what fails in it is looked into by the next ones. What nobody asks for leaves no trace.
 */
export class ScenesAhead<T> {
  private readonly options: ScenesAheadOptions<T>;
  private readonly begun = new Map<string, Begun<T>>();
  /** Scenes that are being played, and those of them that wait. */
  private playing = 0;
  private waiting = 0;
  /** Whether it is being found out whether the processors have something to spare. */
  private isLooking = false;

  constructor(options: ScenesAheadOptions<T>) {
    this.options = options;
  }

  /** Plays something, which is told how to say that it waits, and when no longer. */
  async during<R>(play: (waits: (waits: boolean) => void) => Promise<R>): Promise<R> {
    let isWaiting = false;
    const waits = (now: boolean): void => {
      if (now !== isWaiting) this.waiting += now ? 1 : -1;
      isWaiting = now;
      if (this.options.isFree === null) this.begin();
      else void this.beginIfFree(this.options.isFree);
    };
    this.playing++;
    try {
      return await play(waits);
    } finally {
      this.playing--;
      waits(false);
    }
  }

  /**
   * What comes of a scene that was begun ahead, which counts from now on.
   * @param counts whether what came of it is as if it had begun now
   * @returns null where it was not begun, was ended by an error, or does not count: it leaves no trace then
   */
  async take(scene: Scene, counts: (outcome: T) => boolean): Promise<T | null> {
    const key = sceneKey(scene);
    const begun = this.begun.get(key);
    if (!begun) return null;
    const outcome = await begun.outcome.catch(() => null);
    this.begun.delete(key);
    if (outcome === null || !counts(outcome)) return null;
    begun.records.release();
    return outcome;
  }

  /** Ends what was begun and not asked for; resolves when all of it is cleared away. */
  async drop(): Promise<void> {
    const dropped = [...this.begun.values()];
    this.begun.clear();
    for (const { ending } of dropped) ending.abort();
    await Promise.allSettled(dropped.map(({ outcome }) => outcome));
  }

  /** Begins one after the other, as long as somebody waits and the processors have something to spare. */
  private async beginIfFree(isFree: () => Promise<boolean>): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      while (this.options.hold !== null && this.hasRoom() && this.next() !== undefined)
        if (await isFree()) this.begin(1);
    } finally {
      this.isLooking = false;
    }
  }

  private hasRoom(): boolean {
    return this.waiting > 0 && this.playing - this.waiting < this.options.atOnce;
  }

  private next(): Scene | undefined {
    return this.options.foreseen().find((scene) => !this.begun.has(sceneKey(scene)));
  }

  /** @param most how many at once */
  private begin(most = Number.POSITIVE_INFINITY): void {
    const { atOnce, hold } = this.options;
    if (hold === null) return;
    for (let count = 0; count < most && this.hasRoom(); count++) {
      if ([...this.begun.values()].filter(({ isOver }) => !isOver).length >= atOnce * MOST_BEGUN) return;
      const next = this.next();
      if (!next) return;
      this.start(next, hold());
    }
  }

  private start(scene: Scene, records: HeldRecords): void {
    const ending = new AbortController();
    const outcome = this.options.play(scene, { records, signal: ending.signal });
    const begun: Begun<T> = { outcome, records, ending, isOver: false };
    this.begun.set(sceneKey(scene), begun);
    const over = (): void => {
      begun.isOver = true;
    };
    outcome.then(over, over);
  }
}
