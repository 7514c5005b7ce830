/** The state of the page. */
export interface State {
  /** Index of the scene. */
  readonly scene: number;
  /** Index of the chosen row; null for none. */
  readonly row: number | null;
  /** Id of the chosen check; null for none. */
  readonly check: string | null;
  readonly zoom: number;
  readonly view: 'diagram' | 'table';
  /** First rows of what the reader has unfolded. */
  readonly unfolded: ReadonlySet<number>;
}

type Watcher<S> = (state: S, before: S) => void;

/** Holds the state of the page, and calls its watchers when the state changes. */
export class Store<S extends object> {
  private current: S;
  private readonly watchers: Watcher<S>[] = [];

  constructor(state: S) {
    this.current = state;
  }

  get state(): S {
    return this.current;
  }

  set(change: Partial<S>): void {
    const before = this.current;
    this.current = { ...before, ...change };
    for (const watcher of this.watchers) watcher(this.current, before);
  }

  /** Calls a watcher now, and whenever anything changes. */
  watch(watcher: Watcher<S>): void {
    this.watchers.push(watcher);
    watcher(this.current, this.current);
  }
}
