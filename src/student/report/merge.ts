import { type Made, marked, type Piece, piecesOf } from './sections.ts';

/** A new report: what is made, and what stands around it for the student to begin with. */
export type Draft = readonly (Made | { readonly own: string })[];

/** What has become of a report. */
export interface Merged {
  readonly text: string;
  /** Whether something that stood there has been written over: then a copy is to be kept. */
  readonly replaces: boolean;
  /** Keys of parts that the student has taken out, with both markers: they stay out. */
  readonly leftOut: readonly string[];
}

/** The key of the title page: the student may write into it, and what stands there counts. */
export const TITLE = 'title';

/**
 * Puts what is newly made in place of what was made before, and keeps every word around it. A chapter that the report
 * does not have yet comes at its end.
 * @param before the report as it is; null where there is none
 * @param chapters by the labs' ids, in order
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
    // Of two markers the first that is left is where the part stands; what stood below it is kept as it is.
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

/** The lab that a key is of. */
function labOf(key: string): string {
  return key.split('/')[0] ?? key;
}

function hasWhole(pieces: readonly Piece[], key: string): boolean {
  return pieces.some((piece) => piece.kind === 'made' && piece.key === key);
}

/** Of a lab that is not asked for now: a change in it stays one, to be seen when it is. */
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
