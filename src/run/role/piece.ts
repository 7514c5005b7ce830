/** A piece of what a role shows: a whole line, or part of one. */
export interface Piece {
  readonly text: string;
  /** The line that it stands on, as its reader numbers them. */
  readonly line: number;
  /** Whether the line end came with it. */
  readonly ended: boolean;
  /** The line whose place on the screen it took. */
  readonly replaces?: number;
  /** Set where the same line had been shown before, and was gone meanwhile. */
  readonly again?: true;
}
