import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises';
import type { SettledBy } from '../../model/trace.ts';
import type { KernelView, Look } from '../kernel/kernel-view.ts';
import type { Expectation } from './expected.ts';
import type { Pace } from './pace.ts';

/** The scene, as settling sees it. */
export interface Scene {
  /** Null where the platform hides what threads wait in, or evidence is switched off. */
  readonly kernel: Pick<KernelView, 'look' | 'rounds' | 'restart' | 'isEndless' | 'keepEndless'> | null;
  /** Roles that may have timers of which the kernel shows nothing, and have not been watched yet. */
  readonly unwatched: () => readonly string[];
  /** They have been watched, and nothing has woken them. */
  readonly watched: (roles: readonly string[]) => void;
  /** Grows with everything that is shown, heard or ended. */
  readonly activity: () => number;
  /** Grows with every byte that comes, whether or not there is anything new to see. */
  readonly touches: () => number;
  /**
   * Grows with what comes of a flood that a probe sends, and no further than that: a program that passes the flood on
   * is not taken for one that never stops printing.
   */
  readonly flooded?: () => number;
  /** Changes with the queues of the run's sockets; null where they cannot be seen. */
  readonly queues: (() => string | null) | null;
  /** Resolves when something is printed, heard or ended, or after a time. */
  readonly stirred: (ms: number) => Promise<void>;
  /** Whether a program is gone that has not been reported yet. */
  readonly loose: () => boolean;
  /** Processor time that the programs have used so far, in milliseconds; null where it is not shown. */
  readonly usedMs: () => number | null;
  /** Looks after limits; called now and then. @returns whether the run must end */
  readonly overLimit: () => boolean;
  /**
   * Is told when what was expected has not come, and nobody runs, or one goes on running in vain, so that the scene is only
   * watched in case it still comes; and when that is over.
   */
  readonly waits?: (waits: boolean) => void;
  readonly pace: Pace;
}

/** How long weak evidence is watched before it counts, in milliseconds. */
export interface Patience {
  /** Whether a program is starting: it may sleep several times before it is ready. */
  readonly starting: boolean;
  /** Nothing stirs, and what was expected has come: longer than a delayed acknowledgement where timers are hidden. */
  readonly metMs: number;
  /** Nothing stirs, and nothing was expected. */
  readonly quietMs: number;
  /** Nothing stirs, and it is not known whether anything comes. */
  readonly unknownMs: number;
  /** Nothing stirs, but something runs: a program that starts slowly, or one that never rests. */
  readonly busyMs: number;
  /** Nothing stirs, and what was expected has not come. */
  readonly unmetMs: number;
  /** So it is, and all programs sleep by the clock: none is at work on it. */
  readonly asleepMs: number;
  /** Whether sleepers are given as long as in a patient try. */
  readonly isPatient: boolean;
  /** So it is, and all are blocked, as far as the kernel shows: a timer may be set that it does not show. */
  readonly unseenMs: number;
  /** Whether, where the kernel shows nothing, what has come is watched no longer than in a first try. */
  readonly isBrief: boolean;
}

export interface Settled {
  readonly by: SettledBy;
  /** From the last thing that happened, in microseconds. */
  readonly tookUs: number;
  /** Whether it was weak evidence, for which a patient try would have waited longer. */
  readonly isHurried: boolean;
}

/**
 * Rounds of its loop after which a timed sleeper is steady, and after which it has had its chance to see what there
 * is. Where something is still expected, no number will do: a program may sleep several times before it is ready.
 */
const STEADY_ROUNDS = 2;
const MET_ROUNDS = 1;

/**
 * Rounds, and milliseconds, after which sleepers that were to bring about something and have not are taken for such as
 * wait in vain, for ever; and rounds that those are given from then on, in the same loop, to see what is new.
 */
const ENDLESS_ROUNDS = 10;
const ENDLESS_MS = 2_000;
const ENDLESS_AGAIN_ROUNDS = 4;

/**
 * A program that goes on printing after all that was expected has come will go on for ever: a clock, a dot a second.
 */
const CHATTY_MS = 500;
/** Slow programs may have so many lines to answer at once, one after another. */
const CHATTY_ROUNDS = 10;
/** Fewer pieces than this meanwhile may be a scene whose programs have to wait for a processor. */
const CHATTY_LEAST = 20;
/** More than this meanwhile, in pieces, is a flood: its own limit will end it. */
const CHATTY_MOST = 300;

/** How long it is watched, without the kernel's word, whether anything comes where nothing was done, in milliseconds. */
const UNDONE_MS = 20;

/** How long nothing must have happened before the processor time of the programs is noted, in milliseconds. */
const NOTED_AFTER_MS = 50;
/** How long the scene may wait for sleeping programs before that counts as waiting in vain, in milliseconds. */
const WAITS_AFTER_MS = 200;
/** The same of one that runs, and has had a processor meanwhile. */
const RUNS_AFTER_MS = 1_000;
/** The share of that time for which programs must have had a processor; with less, they are waiting for one. */
const SERVED_SHARE = 0.3;
/** Programs that have to wait for a processor are watched this many times as long. */
const STARVED_FACTOR = 10;

/** Waits until nothing more can come, or the evidence for it is as good as it gets. */
export async function settle(scene: Scene, expectation: Expectation, patience: Patience): Promise<Settled> {
  const { kernel, pace } = scene;
  const begun = performance.now();
  const firstActivity = scene.activity();
  const firstTouches = scene.touches();
  if (kernel && expectation.shown) await answered(scene, expectation);
  let last = performance.now();
  let activity = scene.activity();
  /** How many bytes' arrivals had been counted when there was last something new to see. */
  let touched = scene.touches();
  /** When something was first printed, heard or ended. */
  let stirredAt = activity === firstActivity ? null : begun;
  let flooded = scene.flooded?.() ?? 0;
  let queues: string | null = null;
  let looks = 0;
  /** Processor time that had been used when nothing had stirred for a little while. */
  let noted: number | null = null;
  /** Whether the last look but this found all asleep by the clock. */
  let wasCalm = false;
  /** When all were first found blocked since something has stirred. */
  let restingSince: number | null = null;
  kernel?.restart();
  /** @param isCalm whether only the clock was about to do something: then no program waits for a processor */
  const overdue = (isCalm: boolean): 'no' | 'yes' | 'whatever-the-patience' => {
    const unmetMs = Math.max(
      CHATTY_MS,
      isCalm ? Math.min(patience.unmetMs, patience.asleepMs) : patience.unmetMs,
    );
    // Nothing has come of a program but that it is being started.
    if (stirredAt === null) return last - begun > unmetMs * STARVED_FACTOR ? 'yes' : 'no';
    const chattyMs = last - stirredAt;
    const pieces = Math.max(activity - firstActivity, scene.touches() - firstTouches);
    const isSlow = !isCalm && pieces < CHATTY_LEAST && chattyMs <= CHATTY_MS * STARVED_FACTOR;
    const slowlyMs = kernel ? 0 : (expectation.leastMs?.() ?? 0) * CHATTY_ROUNDS;
    if (chattyMs <= Math.max(CHATTY_MS, slowlyMs) || isSlow) return 'no';
    if (expectation.met() && pieces <= CHATTY_MOST) return 'whatever-the-patience';
    return chattyMs > unmetMs ? 'yes' : 'no';
  };
  let waits = false;
  const note = (now: boolean): void => {
    if (now !== waits) scene.waits?.(now);
    waits = now;
  };
  /** @param isLongest whether a patient try would have waited no longer */
  const done = (by: SettledBy, isLongest = by !== 'idle'): Settled => {
    note(false);
    // What has not come was waited for in no hurry.
    const isHurried = kernel
      ? !isLongest
      : patience.isBrief && (hasCome(null, expectation) || isUnknown(expectation)) && expectation.met();
    return { by, tookUs: Math.round((performance.now() - last) * 1000), isHurried };
  };
  for (;;) {
    // A look says nothing of a program that was not in sight before it.
    const looseBefore = scene.loose();
    const touches = scene.touches();
    const look = looseBefore ? 'busy' : (kernel?.look() ?? 'busy');
    // Whatever the programs had written before the look is read in the next turn of the event loop; the first
    // immediate may still belong to a turn whose reading was over.
    await turn();
    await turn();
    const loose = looseBefore || scene.loose();
    if (scene.activity() !== activity || loose) {
      last = performance.now();
      if (scene.activity() !== activity) stirredAt ??= last;
      const flood = scene.flooded?.() ?? 0;
      if (flood > flooded) stirredAt = last;
      flooded = flood;
      activity = scene.activity();
      touched = scene.touches();
      looks = 0;
      noted = null;
      restingSince = null;
      note(false);
      kernel?.restart();
      if (scene.overLimit()) return done('idle');
      const goesOn = overdue(wasCalm);
      if (goesOn === 'whatever-the-patience') return done('idle', true);
      if (goesOn === 'yes') return done('idle', wasCalm && patience.isPatient);
      wasCalm = false;
      if (loose) await delay(Math.max(1, pace.pauseMs(1, 0)));
      continue;
    }
    const idleMs = performance.now() - last;
    // Bytes that change nothing are no news, but there may be more of them on the way.
    const isQuiet = scene.touches() === touches;
    if (look === 'settled' && isQuiet) {
      if (expectation.met()) return done('kernel');
      const unwatched = scene.unwatched();
      if (unwatched.length === 0) return done('kernel');
      restingSince ??= performance.now();
      note(true);
      if (performance.now() - restingSince >= patience.unseenMs) {
        scene.watched(unwatched);
        return done('kernel');
      }
    }
    if (look === 'timed' && isQuiet && expectation.mayBeAsleep === true) return done('timer');
    if (scene.overLimit()) return done('idle');
    wasCalm = look === 'timed';
    if (look === 'timed') {
      const now = scene.queues?.() ?? null;
      if (now !== queues) {
        queues = now;
        kernel?.restart();
      }
    }
    let isEndless = false;
    if (kernel && look === 'timed') {
      const rounds = kernel.rounds();
      const met = expectation.met();
      if (met && Number.isFinite(rounds) && rounds >= STEADY_ROUNDS) return done('timer');
      const calm = idleMs >= patience.metMs || (Number.isFinite(rounds) && rounds >= MET_ROUNDS);
      if (expectation.something && met && calm) return done('timer');
      if (!met && idleMs >= WAITS_AFTER_MS) note(true);
      if (!met && Number.isFinite(rounds)) {
        if (rounds >= ENDLESS_AGAIN_ROUNDS && kernel.isEndless()) return done('timer');
        isEndless = rounds >= ENDLESS_ROUNDS && !patience.starting;
        if (isEndless && idleMs >= ENDLESS_MS) {
          kernel.keepEndless();
          return done('timer');
        }
      }
    }
    if (idleMs >= NOTED_AFTER_MS) noted ??= scene.usedMs();
    // A program that draws the same picture again and again is running, and will go on for ever.
    const isRepainted = scene.touches() - touched >= CHATTY_LEAST;
    if (isRepainted && idleMs >= CHATTY_MS && expectation.met()) return done('idle');
    const limitMs = limitFor(kernel ? look : null, idleMs, expectation, patience);
    /** Whether those who want to run have had a processor for as long. */
    const isServed = (ms: number): boolean => {
      const used = scene.usedMs();
      return used === null || used - (noted ?? used) >= ms * SERVED_SHARE;
    };
    const runsInVain = !waits && look === 'busy' && idleMs >= RUNS_AFTER_MS;
    if (runsInVain && isServed(idleMs) && !expectation.met()) note(true);
    if (look !== 'settled' && !isEndless && idleMs >= limitMs) {
      const isStarved = !isRepainted && look === 'busy' && !isServed(limitMs);
      if (!isStarved || idleMs >= limitMs * STARVED_FACTOR)
        return done('idle', look === 'timed' && (patience.isPatient || expectation.met()));
    }
    const pauseMs = pace.pauseMs(++looks, idleMs);
    if (pauseMs > 0) await delay(pauseMs);
  }
}

/** The processors belong to the programs while their answer is on its way. */
async function answered(scene: Scene, expectation: Expectation): Promise<void> {
  while (!expectation.met()) {
    const before = scene.activity();
    await scene.stirred(scene.pace.answerMs);
    if (scene.activity() === before) return;
  }
}

/**
 * How long nothing must have stirred before it counts for something, in milliseconds. Whether what was expected has
 * come may be a question to the kernel: it is put only where the answer matters.
 */
function limitFor(
  look: Look | null,
  idleMs: number,
  expectation: Expectation,
  { unmetMs, asleepMs, busyMs, metMs, quietMs, unknownMs }: Patience,
): number {
  if (look === null && expectation.isUndone === true) return UNDONE_MS;
  const isRestless = look === 'busy' || look === 'astir';
  const leastMs = look === null ? (expectation.leastMs?.() ?? 0) : 0;
  const silentMs = look === null && isUnknown(expectation) ? unknownMs : quietMs;
  const metLimitMs = isRestless ? busyMs : Math.max(leastMs, hasCome(look, expectation) ? metMs : silentMs);
  const unmetLimitMs = look === 'timed' ? Math.min(unmetMs, asleepMs) : unmetMs;
  const soonestMs = Math.min(unmetLimitMs, metLimitMs);
  if (idleMs < soonestMs) return soonestMs;
  if (expectation.met()) return metLimitMs;
  const knownMs = look === null ? (expectation.knownMs?.() ?? null) : null;
  return knownMs === null ? unmetLimitMs : Math.min(knownMs, unmetLimitMs);
}

/** Whether there is anything by which it is told that what a move brings about is there, if it is. */
function hasCome(look: Look | null, { something, isAnswered }: Expectation): boolean {
  return something || (look === null && isAnswered?.() === true);
}

/** Whether it is not known what comes of it, if anything does. */
function isUnknown({ something, isAnswered }: Expectation): boolean {
  return !something && isAnswered !== undefined;
}
