/** Counts what is printed, heard and ended, and wakes whatever waits for more of it. */
export class Activity {
  count = 0;
  /** Grows with every byte that comes, whether or not there is anything new to see. */
  touches = 0;
  /** Bytes that have come of the floods that probes have sent. */
  flooded = 0;
  private wake: () => void = () => {};

  stir(): void {
    this.count++;
    this.touch();
  }

  /** Bytes came: what they change is still to be seen. */
  touch(): void {
    this.touches++;
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
