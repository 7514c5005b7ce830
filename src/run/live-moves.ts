/** Moves that are thought of as the run goes on. */
export interface LiveMoves {
  /** Resolves when the plan has a move of that number: true; or will never have one: false. */
  readonly hasMove: (index: number) => Promise<boolean>;
}
