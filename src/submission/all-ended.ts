/**
 * As `Promise.all`, but nothing goes on any more when it fails: what is being built lies in a folder that is removed.
 */
export async function allEnded<T>(tasks: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(tasks);
  return Promise.all(tasks);
}
