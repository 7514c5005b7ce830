import { getOrMake } from '../model/memo.ts';
import type { Random } from './random.ts';

/**
 * Shuffles things that several roles do at once, in an order that nobody could know before; each role's own stay in
 * order.
 * @param whose gives the role that a thing belongs to
 */
export function shuffled<T>(random: Random, things: readonly T[], whose: (thing: T) => string): readonly T[] {
  const turns = things.map(whose);
  for (let last = turns.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [one = '', two = ''] = [turns[last], turns[other]];
    turns[last] = two;
    turns[other] = one;
  }
  const own = new Map<string, T[]>();
  for (const thing of things) getOrMake(own, whose(thing), (): T[] => []).push(thing);
  return turns.flatMap((name) => own.get(name)?.splice(0, 1) ?? []);
}
