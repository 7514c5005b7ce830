import { type Made, marked, type Piece, piecesOf } from './sections.ts';

/** A new report: parts that giliran makes, and texts around them for the student to begin with. */
export type Draft = readonly (Made | { readonly own: string })[];

/** The result of a merge. */
export interface Merged {
  readonly text: string;
  /** Whether something that was there has been overwritten, so that a copy has to be kept. */
  readonly replaces: boolean;
  /** Keys of parts that the student has removed, with both markers: they stay out. */
  readonly leftOut: readonly string[];
}

/** The key of the title page. The student may change it, and what it says then counts. */
export const TITLE = 'title';

/**
 * Replaces what was made before by what is newly made, and keeps every word around it. A chapter that the report does
 * not have yet is added at its end.
 * @param before the report as it is; null where there is none
 * @param chapters by lab id, in order
 */
export function merge(before: string | null, title: Made, chapters: ReadonlyMap<string, Draft>): Merged {
  const pieces = before === null ? [] : piecesOf(before);
  if (!pieces.some(({ kind }) => kind !== 'own')) {
    const whole = [title, ...[...chapters.values()].flat()];
    return { text: inText(whole), replaces: before !== null && before.trim() !== '', leftOut: [] };
  }
  const drafted = [...chapters.values()].flat().filter((part) => 'key' in part);
  const made = new Map([title, ...drafted].map((part) => [part.key, part]));
  const put = new Set<string>();
  const texts = pieces.flatMap((piece): readonly string[] => {
    if (piece.kind === 'own') return [piece.text];
    const fresh = made.get(piece.key);
    if (fresh === undefined) return piece.kind === 'made' ? [asItWas(piece)] : [];
    // Where one of two markers is gone, the first one that is left marks the part's place; the text below it is kept as
    // it is.
    if (piece.kind === 'stray' && (put.has(piece.key) || hasWhole(pieces, piece.key))) return [];
    put.add(piece.key);
    return [marked(fresh)];
  });
  const isThere = (lab: string): boolean =>
    pieces.some((piece) => 'key' in piece && labOf(piece.key) === lab);
  const added = [...chapters].filter(([lab]) => !isThere(lab)).map(([, draft]) => inText(draft));
  return {
    text: inLines([...texts, ...(added.length > 0 ? ['', ...added] : [])]),
    replaces: pieces.some(
      (piece) =>
        piece.kind === 'stray' ||
        (piece.kind === 'made' && piece.key !== TITLE && piece.isChanged && made.has(piece.key)),
    ),
    leftOut: drafted.map(({ key }) => key).filter((key) => isThere(labOf(key)) && !put.has(key)),
  };
}

/** The id of the lab that a key belongs to. */
function labOf(key: string): string {
  return key.split('/')[0] ?? key;
}

function hasWhole(pieces: readonly Piece[], key: string): boolean {
  return pieces.some((piece) => piece.kind === 'made' && piece.key === key);
}

/** A part of a lab that is not in this merge: if the student has changed it, that must stay visible to the next one. */
function asItWas(piece: Piece & { readonly kind: 'made' }): string {
  const { key, text, isChanged } = piece;
  return isChanged
    ? `<!-- giliran:begin ${key} -->\n${text}\n<!-- giliran:end ${key} -->`
    : marked({ key, text });
}

function inText(draft: Draft): string {
  return inLines(draft.map((part) => ('own' in part ? `\n${part.own}\n` : marked(part))));
}

function inLines(texts: readonly string[]): string {
  return `${texts.join('\n').replace(/\n+$/, '')}\n`;
}
