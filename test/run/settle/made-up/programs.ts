import { pick, type Random } from '../../../../src/lab/random.ts';
import type { Code, Op } from './machine.ts';

/** Times of timers, in milliseconds: those of the first are waited for at the end of a scene, the last one is none of it. */
const SOON_MS = [3, 40, 700, 2_000, 4_000] as const;
const LATER_MS = 60_000;
const MOST_OPS = 5;
const FLAGS = 2;

/** Which programs may be made up. */
export interface Kind {
  /** Whether timers may be set. */
  readonly timers: boolean;
  /** Whether a program may loop by a timer for ever. */
  readonly timedLoops: boolean;
}

/**
 * Makes up what a program does: things that it may do in any order, whether or not that makes sense.
 * @param ends the ends of connections that it has
 * @param depth how many more threads or processes it may start, one in the other
 */
export function codeOf(random: Random, kind: Kind, ends: readonly [number, ...number[]], depth = 2): Code {
  const first = firstOf(random, ends);
  const others = Array.from({ length: 1 + Math.floor(random() * MOST_OPS) }, () =>
    opOf(random, kind, ends, depth),
  );
  const ops = [...first, ...others];
  return { ops, again: random() < 0.8 && waits(ops, kind.timedLoops) };
}

/** Most programs answer: a message, or a line. */
function firstOf(random: Random, ends: readonly [number, ...number[]]): readonly Op[] {
  const end = pick(random, ends);
  const answer: Op = { does: random() < 0.5 ? 'send' : 'send datagram', end: pick(random, ends) };
  return pick<readonly Op[]>(random, [
    [],
    [{ does: 'receive', end }, answer],
    [{ does: 'read line' }, answer],
  ]);
}

/** Whether a loop of these waits for something that does not come for ever, or for a timer. */
function waits(ops: readonly Op[], timedLoops: boolean): boolean {
  if (ops.some(({ does }) => does === 'start')) return false;
  const isTimed = ops.some(
    ({ does }) => does === 'sleep' || does === 'await timer' || does === 'receive within',
  );
  const isFed = ops.some(({ does }) => does === 'receive' || does === 'read line');
  return isTimed ? timedLoops : isFed;
}

function opOf(random: Random, kind: Kind, ends: readonly [number, ...number[]], depth: number): Op {
  const end = pick(random, ends);
  const flag = Math.floor(random() * FLAGS);
  const ms = random() < 0.1 ? LATER_MS : pick(random, SOON_MS);
  const started = (): Code => codeOf(random, kind, ends, depth - 1);
  return pick<() => Op>(random, [
    () => ({ does: 'receive', end }),
    () => ({ does: 'receive', end }),
    () => ({ does: 'read line' }),
    () => ({ does: 'send', end }),
    () => ({ does: 'send', end }),
    () => ({ does: 'send datagram', end }),
    () => ({ does: 'compute', pieces: 1 + Math.floor(random() * 60) }),
    () => ({ does: 'print' }),
    () => ({ does: 'wait for', flag }),
    () => ({ does: 'raise', flag }),
    () =>
      depth > 0
        ? { does: 'start', as: random() < 0.5 ? 'thread' : 'process', code: started() }
        : { does: 'print' },
    () => (kind.timers ? { does: 'sleep', ms } : { does: 'receive', end }),
    () => (kind.timers ? { does: 'await timer', ms } : { does: 'read line' }),
    () => (kind.timers ? { does: 'receive within', end, ms } : { does: 'print' }),
  ])();
}
