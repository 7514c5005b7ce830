import { describe, expect, it } from 'vitest';
import { FIRST_PATIENT } from '../../../src/model/attempts.ts';
import { PatienceBudget } from '../../../src/run/settle/patience-budget.ts';

const MOVE_MS = 3_000;

/** How long a scene is watched after a move, before the next one. */
function metMs(
  next: { readonly do: string } | null,
  { kernel = false, attempt = 0, isBeginning = false } = {},
): number {
  const budget = new PatienceBudget(kernel, MOVE_MS, attempt);
  budget.next(next, isBeginning);
  return budget.patience(false).metMs;
}

describe('without kernel evidence, what may still come', () => {
  const full = metMs(null);

  it('has less time before the next line or program, since it can still come then', () => {
    expect(metMs({ do: 'say' })).toBeLessThan(full);
    expect(metMs({ do: 'start' })).toBeLessThan(full);
  });

  it('has the least between two starts of scripted roles, before the first line', () => {
    const begins = metMs({ do: 'start' }, { isBeginning: true });
    expect(begins).toBeLessThan(metMs({ do: 'start' }));
    expect(metMs({ do: 'say' }, { isBeginning: true })).toBe(metMs({ do: 'say' }));
  });

  it('has all its time before something is taken away, and at the end', () => {
    for (const act of ['stop', 'close', 'pause', 'signal', 'end']) expect(metMs({ do: act })).toBe(full);
  });

  it('has all its time in a patient try', () => {
    expect(metMs({ do: 'say' }, { attempt: FIRST_PATIENT })).toBe(full);
  });

  it('does not depend on the next move with kernel evidence', () => {
    expect(metMs({ do: 'say' }, { kernel: true })).toBe(metMs(null, { kernel: true }));
  });
});

describe('sleepers by the clock, where what was expected has not come', () => {
  /** How long sleepers may let others wait, and whether that is as long as in a patient try. */
  function asleep(moveMs: number, attempt: number, isPlayedOnce = false, starting = false): unknown {
    const { asleepMs, unmetMs, isPatient } = new PatienceBudget(true, moveMs, attempt, isPlayedOnce).patience(
      starting,
    );
    return { ms: Math.min(asleepMs, unmetMs), isPatient };
  }

  it('are given the time of a patient try at once', () => {
    expect(asleep(MOVE_MS, 0)).toEqual({ ms: 3_000, isPatient: true });
    expect(asleep(MOVE_MS, 0)).toEqual(asleep(MOVE_MS, FIRST_PATIENT));
  });

  it('are given less in a scene that is played only once', () => {
    expect(asleep(MOVE_MS, 0, true)).toMatchObject({ ms: 1_000 });
  });

  it('may get more later where the lab’s limit for a move is lower, and while a program starts', () => {
    expect(asleep(1_000, 0)).toEqual({ ms: 1_000, isPatient: false });
    expect(asleep(MOVE_MS, 0, false, true)).toEqual({ ms: MOVE_MS, isPatient: false });
  });
});

describe('a program that runs all the time', () => {
  it('gets one long wait for what does not come, until it comes to rest', () => {
    const budget = new PatienceBudget(true, MOVE_MS, 0);
    budget.waitedInVain();
    budget.metRestless();
    expect(budget.patience(false).unmetMs).toBe(150);
    budget.metRest();
    expect(budget.patience(false).unmetMs).toBe(MOVE_MS);
  });
});

describe('long waits for what never comes', () => {
  /** How many one run affords. */
  function most(kernel: boolean, attempt: number, isPlayedOnce = false): number {
    const budget = new PatienceBudget(kernel, MOVE_MS, attempt, isPlayedOnce);
    for (let waits = 0; ; waits++) {
      if (budget.patience(false).unmetMs < MOVE_MS) return waits;
      budget.waitedInVain();
    }
  }

  it('are two, of which a first try without kernel evidence leaves one to the patient try', () => {
    expect([most(true, 0), most(true, FIRST_PATIENT)]).toEqual([2, 2]);
    expect([most(false, 0), most(false, FIRST_PATIENT)]).toEqual([1, 2]);
  });

  it('are two in a scene that is played only once', () => {
    expect([most(true, 0, true), most(false, 0, true)]).toEqual([2, 2]);
  });
});
