/** Has tasks of one queue done one after the other, and those of several at once. */
export class Turns {
  private readonly last = new Map<string, Promise<void>>();

  /**
   * Does a task when all of its queue before it are over, however they ended.
   * @throws what the task throws
   */
  async take(queue: string, task: () => Promise<void>): Promise<void> {
    const before = this.last.get(queue) ?? Promise.resolve();
    const own = before.catch(() => {}).then(task);
    this.last.set(queue, own);
    await own;
  }
}
