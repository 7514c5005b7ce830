import { memoryLeft } from './memory-left.ts';

/** Remembers whether the machine was short of memory at any time: programs may report later what was refused then. */
export class MemoryWatch {
  private refused = false;

  /** Looks again. @returns whether there is too little memory now */
  look(): boolean {
    const left = memoryLeft();
    this.refused ||= left?.isRefused ?? false;
    return left?.isShort ?? false;
  }

  /** Whether programs may have been refused memory, now or at an earlier look. */
  get wasRefused(): boolean {
    this.look();
    return this.refused;
  }
}
