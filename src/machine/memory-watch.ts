import { memoryLeft } from './memory-left.ts';

/** Whether the machine was short of memory since a beginning: what was refused then is told of later. */
export class MemoryWatch {
  private refused = false;

  /** Looks once more. @returns whether there is too little now */
  look(): boolean {
    const left = memoryLeft();
    this.refused ||= left?.isRefused ?? false;
    return left?.isShort ?? false;
  }

  /** Whether programs may have been refused memory, now or at any look before. */
  get wasRefused(): boolean {
    this.look();
    return this.refused;
  }
}
