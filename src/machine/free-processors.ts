import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

/** For how long it is watched what the processors do, in milliseconds. */
const WATCHED_MS = 200;
/** The part of their time that the processors must have had nothing to do. */
const FREE_SHARE = 0.5;

interface Spent {
  readonly idle: number;
  readonly all: number;
}

/** Whether the machine's processors have been idle for at least half of their time, of a moment that begins now. */
export async function hasFreeProcessors(): Promise<boolean> {
  const before = spent();
  await delay(WATCHED_MS);
  return isMostlyIdle(before, spent());
}

/** Whether at least half of what was spent between was spent on nothing; not where no time has gone by. */
export function isMostlyIdle(before: Spent, after: Spent): boolean {
  const all = after.all - before.all;
  return all > 0 && (after.idle - before.idle) / all >= FREE_SHARE;
}

function spent(): Spent {
  const times = cpus().map((processor) => processor.times);
  return {
    idle: sum(times.map(({ idle }) => idle)),
    all: sum(times.flatMap((each) => Object.values(each))),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, next) => total + next, 0);
}
