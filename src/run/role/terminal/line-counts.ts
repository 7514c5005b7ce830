/** How often each line stands somewhere. */
export class LineCounts {
  private readonly counts: Map<string, number>;

  constructor(from?: LineCounts) {
    this.counts = new Map(from?.counts);
  }

  of(line: string): number {
    return this.counts.get(line) ?? 0;
  }

  /** @returns how often the line stands there now */
  add(line: string): number {
    const count = this.of(line) + 1;
    this.counts.set(line, count);
    return count;
  }

  /** Has at least as many of each line as others have. */
  rise(line: string, count: number): void {
    if (count > this.of(line)) this.counts.set(line, count);
  }

  clear(): void {
    this.counts.clear();
  }
}
