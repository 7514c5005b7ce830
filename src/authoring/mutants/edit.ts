/** A part of a source that is replaced, by offsets in UTF-16 units; the end is exclusive. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A small mistake in one file of the reference. */
export interface Change {
  /** The kind of mistake: `send-drop`, or Stryker's own word, `BlockStatement`. */
  readonly operator: string;
  /** In the order of the source, and without overlaps. */
  readonly edits: readonly Edit[];
}

/** A source with the edits made. */
export function edited(text: string, edits: readonly Edit[]): string {
  let at = 0;
  const pieces = edits.map((edit) => {
    const kept = text.slice(at, edit.from);
    at = edit.to;
    return kept + edit.text;
  });
  return pieces.join('') + text.slice(at);
}
