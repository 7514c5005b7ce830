/**
 * Does something with each item, with at most a number of items at once. After the first error no item is begun any
 * more; it is thrown when those under way are done.
 */
export async function inParallel<T>(
  items: readonly T[],
  most: number,
  task: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await task(item);
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(most, items.length) }, worker));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}
