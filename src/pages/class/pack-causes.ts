import { legible } from '../../diagram/legible.ts';
import type { KeptCause } from '../../model/cause.ts';
import { getOrMake } from '../../model/memo.ts';
import type { CauseData } from './class-data.ts';

/** The most different messages that are kept; a class has some dozens, unless they quote what programs printed. */
const MOST_MESSAGES = 500;

/** Collects causes, and counts the messages that each was given with. */
export class CauseList {
  private readonly tellings = new Map<string, Map<string, number>>();
  private readonly places = new Map<string, number>();
  private readonly sentences = new Map<string, number>();

  /** Adds a cause with its message. @returns its index */
  add(cause: KeptCause, message: string | null): number {
    const place = getOrMake(this.places, cause, () => this.places.size);
    const told = getOrMake(this.tellings, cause, () => new Map<string, number>());
    if (message !== null) told.set(message, (told.get(message) ?? 0) + 1);
    return place;
  }

  /** @returns the index of a check's own message; -1 where it has none, or there are too many */
  addMessage(message: string | null): number {
    if (message === null) return -1;
    const known = this.sentences.get(message);
    if (known !== undefined) return known;
    if (this.sentences.size >= MOST_MESSAGES) return -1;
    this.sentences.set(message, this.sentences.size);
    return this.sentences.size - 1;
  }

  messages(): readonly string[] {
    return [...this.sentences.keys()].map(legible);
  }

  data(): readonly CauseData[] {
    return [...this.tellings].map(([id, told]) => {
      const [most] = [...told].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      return { id: legible(id), example: legible(most?.[0] ?? '') };
    });
  }
}
