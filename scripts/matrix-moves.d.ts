/** The outcome of one check. */
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

/** A change in what a fixture gets. */
export interface Move {
  /** Its name in the matrix. */
  readonly name: string;
  readonly what: string;
}

/** The entry for a result. @param document as `check --json` prints it */
export function entryOf(document: object): Entry;
/**
 * The changes between two matrices. @param isWhole whether the second has all fixtures: if not, missing ones were not
 * asked for
 */
export function movesBetween(before: Matrix, now: Matrix, isWhole: boolean): Move[];
