import { createHash } from 'node:crypto';

/** A part of the report that giliran writes, between two markers on lines of their own. */
export interface Made {
  /** `title`, or a lab's id and the part's name: `turn-chat/listings`. */
  readonly key: string;
  /** Markdown, without its markers. */
  readonly text: string;
}

/** A piece of a report: one that giliran has made, or a text of the student's own around it. */
export type Piece =
  | { readonly kind: 'own'; readonly text: string }
  | (Made & {
      readonly kind: 'made';
      /** Whether somebody has changed the text between the markers since. */
      readonly isChanged: boolean;
    })
  /** A marker whose partner is gone. */
  | { readonly kind: 'stray'; readonly key: string };

const MARKER = /^<!-- giliran:(begin|end) ([a-z0-9-]+(?:\/[a-z]+)?)(?: ([0-9a-f]{16}))? -->\s*$/;

/** Splits a report into pieces; only the markers are removed. Line ends become `\n`. */
export function piecesOf(report: string): readonly Piece[] {
  const lines = report
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const pieces: Piece[] = [];
  let own: string[] = [];
  const close = (): void => {
    if (own.length > 0) pieces.push({ kind: 'own', text: own.join('\n') });
    own = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const [, kind, key, hash] = MARKER.exec(line) ?? [];
    if (kind === undefined || key === undefined) {
      own.push(line);
      continue;
    }
    close();
    const next = lines.findIndex((one, index) => index > at && MARKER.test(one));
    const [, nextKind, nextKey] = MARKER.exec(lines[next] ?? '') ?? [];
    if (kind === 'begin' && nextKind === 'end' && nextKey === key) {
      const text = lines.slice(at + 1, next).join('\n');
      pieces.push({ kind: 'made', key, text, isChanged: hashOf(text) !== hash });
      at = next;
    } else pieces.push({ kind: 'stray', key });
  }
  close();
  return pieces;
}

/** A part with its markers, by which it is found again, and a change in it is noticed. */
export function marked({ key, text }: Made): string {
  return `<!-- giliran:begin ${key} ${hashOf(text)} -->\n${text}\n<!-- giliran:end ${key} -->`;
}

/** White space at line ends does not count, since editors may remove it. */
function hashOf(text: string): string {
  const plain = text.replace(/[ \t]+$/gm, '').trim();
  return createHash('sha256').update(plain).digest('hex').slice(0, 16);
}
