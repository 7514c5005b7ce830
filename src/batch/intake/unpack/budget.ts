import type { IntakeLimits } from '../limits.ts';

/**
 * What may still be read of a hand-in. What is thrown away again counts too: it took just as long to inflate.
 */
export class Budget {
  readonly limits: IntakeLimits;
  private left: number;

  constructor(limits: IntakeLimits, bytes: number) {
    this.limits = limits;
    this.left = bytes;
  }

  get isSpent(): boolean {
    return this.left <= 0;
  }

  /** @returns whether there was enough left */
  take(bytes: number): boolean {
    this.left -= bytes;
    return this.left >= 0;
  }
}
