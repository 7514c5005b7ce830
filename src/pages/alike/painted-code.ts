import type { Stretch } from '../../model/alike.ts';
import { type Html, html, trusted } from '../conversation/html.ts';

/** A stretch of one side that corresponds to one of the other side. */
export interface Painted extends Stretch {
  /** Number of the match, the same on both sides. */
  readonly match: number;
}

/** How many colours there are. */
const COLOURS = 6;

/**
 * The match that each character of a text belongs to; of overlapping matches the longer one, so that both sides can be
 * read.
 * @returns -1 for none
 */
export function paint(length: number, stretches: readonly Painted[]): Int32Array {
  const owners = new Int32Array(length).fill(-1);
  const shortestFirst = stretches.toSorted((a, b) => a.to - a.from - (b.to - b.from) || b.match - a.match);
  for (const { from, to, match } of shortestFirst) owners.fill(match, from, to);
  return owners;
}

/**
 * A text with links from corresponding stretches to the other side.
 * @param owners of {@link paint}, as long as the shown text
 * @param linked matches that can be seen on both sides
 * @param idOf address of a match, on this side or the other one
 */
export function paintedCode(
  text: string,
  owners: Int32Array,
  linked: ReadonlySet<number>,
  idOf: (match: number, side: 'this' | 'other') => string,
): Html {
  const named = new Set<number>();
  const parts: Html[] = [];
  const ownerAt = (at: number): number => {
    const owner = owners[at] ?? -1;
    return linked.has(owner) ? owner : -1;
  };
  for (let from = 0; from < owners.length; ) {
    const match = ownerAt(from);
    let to = from + 1;
    while (to < owners.length && ownerAt(to) === match) to++;
    const shown = codeText(text.slice(from, to));
    const id = named.has(match) ? null : html` id="${idOf(match, 'this')}"`;
    parts.push(
      match < 0
        ? shown
        : html`<a class="c${match % COLOURS}"${id} href="#${idOf(match, 'other')}">${shown}</a>`,
    );
    named.add(match);
    from = to;
  }
  return html`${parts}`;
}

/** Code with its lines, and tabs as wide as four letters; other characters that do something become visible symbols. */
function codeText(text: string): Html {
  const lines = text.replaceAll('\t', '    ').split('\n');
  return html`${lines.map((line, at) => (at === 0 ? html`${line}` : html`${trusted('\n')}${line}`))}`;
}
