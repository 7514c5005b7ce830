/** What one check came to. */
export interface Mark {
  readonly status: string;
  readonly cause: string | null;
  readonly blame: readonly string[];
  readonly score: number;
}

/** What a fixture gets for a lab. */
export interface Entry {
  readonly verdict: string;
  readonly score: number | null;
  /** By their ids. */
  readonly checks: Readonly<Record<string, Mark>>;
}

/** By lab and fixture, `turn-chat: turn-chat/reference`. */
export type Matrix = Readonly<Record<string, Entry | { readonly trouble: string }>>;

/** What has changed of a fixture. */
export interface Move {
  /** As the matrix has it. */
  readonly name: string;
  readonly what: string;
}

/** What a result comes to. @param document as `check --json` prints it */
export function entryOf(document: object): Entry;
/** What differs. @param isWhole whether all fixtures are in the second: if not, those that it lacks were not asked for */
export function movesBetween(before: Matrix, now: Matrix, isWhole: boolean): Move[];
