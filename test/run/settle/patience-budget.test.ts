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

  it('has as little where it is not known to come, and all its time in a patient try', () => {
    const unknownMs = (attempt: number): number => {
      const budget = new PatienceBudget(false, MOVE_MS, attempt);
      budget.next({ do: 'say' });
      return budget.patience(false).unknownMs;
    };
    expect(unknownMs(0)).toBe(metMs({ do: 'say' }));
    expect(unknownMs(FIRST_PATIENT)).toBeGreaterThan(full);
  });

  it('has all its time before something is taken away, and at the end', () => {
    for (const act of ['stop', 'close', 'pause', 'signal', 'end']) expect(metMs({ do: act })).toBe(full);
  });

  it('has all its time in a patient try', () => {
    expect(metMs({ do: 'say' }, { attempt: FIRST_PATIENT })).toBe(full);
  });

  it('has all its time once something has gone wrong', () => {
    const budget = new PatienceBudget(false, MOVE_MS, 0);
    budget.next({ do: 'say' });
    expect(budget.patience(false)).toMatchObject({ isBrief: true });
    budget.stumbled();
    expect(budget.patience(false)).toMatchObject({ isBrief: false, metMs: full });
    budget.next({ do: 'say' });
    expect(budget.patience(false)).toMatchObject({ isBrief: false, metMs: full });
  });

  it('has all its time where nothing tells that it has come', () => {
    const budget = new PatienceBudget(false, MOVE_MS, 0);
    const { quietMs } = budget.patience(false);
    budget.next({ do: 'say' });
    expect(budget.patience(false).quietMs).toBe(quietMs);
  });

  it('is no matter of the next move where the kernel tells', () => {
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
  /** How long each of them is that one run affords, in milliseconds. */
  function waits(kernel: boolean, attempt: number, isPlayedOnce = false): number[] {
    const budget = new PatienceBudget(kernel, MOVE_MS, attempt, isPlayedOnce);
    const all: number[] = [];
    for (let { unmetMs } = budget.patience(false); unmetMs >= MOVE_MS; { unmetMs } = budget.patience(false)) {
      all.push(unmetMs);
      budget.waitedInVain();
    }
    return all;
  }

  it('are two, and longer in the patient try', () => {
    expect([waits(true, 0), waits(true, FIRST_PATIENT)]).toEqual([
      [3_000, 3_000],
      [9_000, 9_000],
    ]);
  });

  it('are without the kernel’s word as long in the first try, so that none is waited out twice', () => {
    expect(waits(false, 0)).toEqual(waits(false, FIRST_PATIENT));
  });

  it('are the lab’s own in a scene that is played once and for all', () => {
    expect([waits(true, 0, true), waits(false, 0, true)]).toEqual([
      [3_000, 3_000],
      [3_000, 3_000],
    ]);
  });
});
