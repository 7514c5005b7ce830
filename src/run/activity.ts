/** Counts what is printed, heard and ended, and wakes who waits for more of it. */
export class Activity {
  count = 0;
  private wake: () => void = () => {};

  stir(): void {
    this.count++;
    this.wake();
  }

  /** Resolves when something stirs, or after a time. */
  next(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
