import { getOrMake } from '../../../model/memo.ts';

/** Files of a student together, in the order in which each id first came. */
export function groupById<T extends { readonly id: string }>(
  found: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of found) getOrMake(groups, item.id, (): T[] => []).push(item);
  return groups;
}
