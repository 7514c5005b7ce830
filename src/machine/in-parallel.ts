/**
 * Does something with each item, no more than a number at once; the first trouble ends it when those under
 * way are done.
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
