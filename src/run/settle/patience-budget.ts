import { FIRST_PATIENT } from '../../model/attempts.ts';
import type { Patience } from './settle.ts';

/** How long weak evidence is watched, by what makes it weak. */
const WITH_KERNEL = { metMs: 40, quietMs: 150 } as const;
const WITHOUT_KERNEL = { metMs: 120, quietMs: 300 } as const;
/**
 * How long what has come is watched in a first try, where what is still to come may come during the next move as well:
 * longer than a delayed acknowledgement, for which a second line of the same answer may wait. A program that this puts at
 * fault is given the longer time in the patient try, but where the fault cannot be undone.
 */
const BRIEF_MS = 50;
/** The same between two starts of scripted roles, of which a scene may have a hundred: nothing has been typed. */
const BEGINNING_MS = 15;

/** How long a program may run without a sign before it counts as one that never rests, in milliseconds. */
const RESTLESS_AFTER_MS = 1_000;
/** How long a scene with a restless program is watched from then on. */
const RESTLESS_MS = 100;

/**
 * How long sleepers may let others wait that have spoken, in milliseconds, in a scene that is played once: one with
 * programs replaced.
 */
const ASLEEP_MS = 1_000;
/** In any other it is as much as a patient try gives them: a second try for them would only wait once more. */
const PATIENTLY_ASLEEP_MS = ASLEEP_MS * (FIRST_PATIENT + 1);

/** Long waits for what never comes that one run affords. */
const UNMET_WAITS = 2;

/** How patient a run still is. */
export class PatienceBudget {
  private readonly base: { readonly metMs: number; readonly quietMs: number };
  private readonly moveMs: number;
  private readonly factor: number;
  private unmetWaits = 0;
  private restless = false;
  private briefMs: number | null = null;
  private mayBeBrief: boolean;
  private readonly asleepMs: number;
  /** What the last try at the scene waits for what has not come, in milliseconds: the patient one, where there is one. */
  readonly fullMs: number;

  /**
   * @param moveMs the lab's limit for one move
   * @param attempt 0 for the first try; later ones are more patient
   * @param isPlayedOnce whether it has no patient try
   */
  constructor(kernel: boolean, moveMs: number, attempt: number, isPlayedOnce = false) {
    this.base = kernel ? WITH_KERNEL : WITHOUT_KERNEL;
    this.mayBeBrief = !kernel && attempt < FIRST_PATIENT;
    this.factor = attempt + 1;
    this.fullMs = moveMs * (isPlayedOnce ? 1 : FIRST_PATIENT + 1);
    // Without kernel evidence the first try waits as long as the patient one would: what does not come is waited for once.
    this.moveMs = Math.max(moveMs * this.factor, kernel ? 0 : this.fullMs);
    this.asleepMs = Math.max(ASLEEP_MS * this.factor, isPlayedOnce ? 0 : PATIENTLY_ASLEEP_MS);
  }

  /**
   * @param move the one that comes next; null where there is none, or it is not known yet
   * @param isBeginning whether a scripted role has just been started
   */
  next(move: { readonly do: string } | null, isBeginning = false): void {
    this.briefMs = null;
    if (!this.mayBeBrief) return;
    if (move?.do === 'start') this.briefMs = isBeginning ? BEGINNING_MS : BRIEF_MS;
    if (move?.do === 'say') this.briefMs = BRIEF_MS;
  }

  /** Something has not come, or somebody has ended: from here on a first try is as patient as a patient one. */
  stumbled(): void {
    this.mayBeBrief = false;
    this.briefMs = null;
  }

  /** Something expected was waited for, and did not come. */
  waitedInVain(): void {
    this.unmetWaits++;
  }

  /** A program runs all the time: it has its long wait once, one that sleeps may have a long timer. */
  metRestless(): void {
    this.restless = true;
  }

  /** All have come to rest, and none that ran on and on is held: it was only busy. */
  metRest(): void {
    this.restless = false;
  }

  /** @param starting whether a program is starting: each is given its time, whatever the others do */
  patience(starting: boolean): Patience {
    const mayWait = starting || this.unmetWaits < (this.restless ? 1 : UNMET_WAITS);
    return {
      metMs: this.briefMs ?? this.base.metMs,
      quietMs: this.base.quietMs,
      unknownMs: this.briefMs ?? this.base.quietMs,
      isBrief: this.briefMs !== null,
      starting,
      busyMs: this.restless ? RESTLESS_MS : RESTLESS_AFTER_MS * this.factor,
      unmetMs: mayWait ? this.moveMs : this.base.quietMs,
      isPatient: !starting && (!mayWait || this.moveMs >= this.asleepMs),
      asleepMs: starting ? this.moveMs : this.asleepMs,
      unseenMs: ASLEEP_MS,
    };
  }
}
