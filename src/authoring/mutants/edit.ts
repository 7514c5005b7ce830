/** A piece of a source that is replaced, in UTF-16 units; the end is not part of it. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A small mistake in one file of the reference. */
export interface Change {
  /** What kind of mistake it is: `send-drop`, or Stryker's own word, `BlockStatement`. */
  readonly operator: string;
  /** In the order of the source, and apart from each other. */
  readonly edits: readonly Edit[];
}

/** A source with pieces replaced. */
export function edited(text: string, edits: readonly Edit[]): string {
  let at = 0;
  const pieces = edits.map((edit) => {
    const kept = text.slice(at, edit.from);
    at = edit.to;
    return kept + edit.text;
  });
  return pieces.join('') + text.slice(at);
}
