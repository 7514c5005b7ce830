import { legible } from '../../diagram/legible.ts';
import type { KeptCause } from '../../model/cause.ts';
import { getOrMake } from '../../model/memo.ts';
import type { CauseData } from './class-data.ts';

/** Collects causes, and counts the messages that each was given with. */
export class CauseList {
  private readonly tellings = new Map<string, Map<string, number>>();
  private readonly places = new Map<string, number>();

  /** Adds a cause with its message. @returns its index */
  add(cause: KeptCause, message: string | null): number {
    const place = getOrMake(this.places, cause, () => this.places.size);
    const told = getOrMake(this.tellings, cause, () => new Map<string, number>());
    if (message !== null) told.set(message, (told.get(message) ?? 0) + 1);
    return place;
  }

  data(): readonly CauseData[] {
    return [...this.tellings].map(([id, told]) => {
      const [most] = [...told].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      return { id: legible(id), example: legible(most?.[0] ?? '') };
    });
  }
}
