/** Does tasks of one queue one after the other, and those of different queues at the same time. */
export class Turns {
  private readonly last = new Map<string, Promise<void>>();

  /**
   * Does a task once all earlier ones of its queue are over, however they ended.
   * @throws what the task throws
   */
  async take(queue: string, task: () => Promise<void>): Promise<void> {
    const before = this.last.get(queue) ?? Promise.resolve();
    const own = before.catch(() => {}).then(task);
    this.last.set(queue, own);
    await own;
  }
}
