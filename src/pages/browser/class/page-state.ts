import { type SayWord, sayFrom } from '../../../diagram/words.ts';
import {
  chooseStudents,
  FIRST_SORT,
  type Filter,
  NO_FILTER,
  type Sort,
} from '../../class/choose-students.ts';
import type { ClassData } from '../../class/class-data.ts';
import { ClassIndex } from '../../class/class-index.ts';
import type { ClassWordId } from '../../class/class-words.ts';
import { Store } from '../store.ts';

/** The state of the class's page. */
export interface PageValues {
  readonly filter: Filter;
  readonly sort: Sort;
  /** The student whose panel is open; null for none. */
  readonly about: number | null;
}

/** Everything that the views of the class's page share. */
export class PageState {
  readonly index: ClassIndex;
  readonly say: SayWord<ClassWordId>;
  readonly store = new Store<PageValues>({ filter: NO_FILTER, sort: FIRST_SORT, about: null });
  private current: { readonly state: PageValues; readonly chosen: readonly number[] } | null = null;

  constructor(data: ClassData) {
    this.index = new ClassIndex(data);
    this.say = sayFrom<ClassWordId>(data.words);
  }

  /** Indices of the shown students, in order. */
  get chosen(): readonly number[] {
    const { state } = this.store;
    const known = this.current;
    if (known && known.state.filter === state.filter && known.state.sort === state.sort) return known.chosen;
    const chosen = chooseStudents(this.index, state.filter, state.sort);
    this.current = { state, chosen };
    return chosen;
  }

  narrow(change: Partial<Filter>): void {
    this.store.set({ filter: { ...this.store.state.filter, ...change } });
  }
}
