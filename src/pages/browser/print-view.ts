import { IDS } from '../conversation/data.ts';
import { element, find, shape } from './dom.ts';
import { drawHeads, HEADS } from './draw/draw-heads.ts';
import { drawLines } from './draw/draw-lines.ts';
import type { Drawing } from './draw/drawing.ts';
import { LINE, layOut } from './geometry.ts';
import type { PageController } from './page-controller.ts';

/** Width of the diagram on paper, in its own units. */
const WIDTH = 940;
/** Lines of one strip, which moves to the next page as a whole. */
const STRIP = 5;
/** The most lines that are printed; of more, those around the chosen row. */
const MOST = 900;
/** Width of a letter in the diagram's font, on paper. */
const LETTER = 7.6;
/** Draws the whole of the shown scene for paper, in strips that are not cut by the end of a page. */
export function attachPrint(controller: PageController): void {
  const place = find(IDS.print);
  const fill = (): void => place.replaceChildren(...strips(controller));
  const media = window.matchMedia('print');
  window.addEventListener('beforeprint', fill);
  window.addEventListener('afterprint', () => place.replaceChildren());
  media.addEventListener('change', () => {
    if (media.matches) fill();
    else place.replaceChildren();
  });
}

function strips(controller: PageController): readonly Node[] {
  const { index, store, say } = controller;
  const geometry = layOut(index.lanes, WIDTH, LETTER, index.highest);
  const drawing: Drawing = {
    ...controller.marks(),
    ...{ index, say, geometry, chosen: null, ids: 'paper' },
  };
  const { first, last } = printed(
    index.lines.length,
    store.state.row === null ? 0 : index.lineOfRow(store.state.row),
  );
  const leftOut = (count: number): Node[] =>
    count > 0 ? [element('p', { class: 'remark' }, say('left-out', { count }))] : [];
  const body = element('tbody');
  for (let from = first; from < last; from += STRIP) {
    const to = Math.min(last, from + STRIP);
    const lines = drawLines(drawing, from, to);
    lines.setAttribute('transform', `translate(0 ${-from * LINE})`);
    body.append(stripRow(geometry.width, (to - from) * LINE, lines));
  }
  // A table's head is repeated on every page.
  const head = element('thead', {}, stripRow(geometry.width, HEADS, drawHeads({ index, geometry }, say)));
  return [
    element('h2', {}, `${index.scene.run} · ${index.scene.about}`),
    ...leftOut(first),
    element('table', { role: 'presentation' }, head, body),
    ...leftOut(index.lines.length - last),
  ];
}

function stripRow(width: number, height: number, content: SVGElement): HTMLElement {
  const strip = shape(
    'svg',
    { class: 'strip', viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' },
    content,
  );
  return element('tr', {}, element('td', {}, strip));
}

/** Which lines are printed: all, or those around one of them. */
function printed(lines: number, middle: number): { readonly first: number; readonly last: number } {
  const first = lines <= MOST ? 0 : Math.max(0, Math.min(lines - MOST, middle - MOST / 2));
  return { first, last: Math.min(lines, first + MOST) };
}
