import { IDS } from '../conversation/data.ts';
import { element, find, shape } from './dom.ts';
import { pointOut } from './draw/draw-arrows.ts';
import { lineRect } from './draw/draw-bands.ts';
import { drawHeads, HEADS } from './draw/draw-heads.ts';
import { drawLines } from './draw/draw-lines.ts';
import type { Drawing } from './draw/drawing.ts';
import { type Geometry, LINE, layOut } from './geometry.ts';
import type { PageController } from './page-controller.ts';

/** How many lines above and below the visible ones are drawn. */
const MARGIN = 24;

/** The diagram. Of ten thousand lines, only the visible ones are drawn. */
export class DiagramView {
  private readonly controller: PageController;
  private readonly heads = find(IDS.heads);
  private readonly scroller = find(IDS.lines);
  private readonly sizer = find(IDS.drawing);
  private readonly letter: number;
  private hovered: number | null = null;
  private underPointer: SVGElement | null = null;
  /** The drawn lines. */
  private lines: SVGGElement | null = null;
  private drawn: { readonly from: number; readonly to: number } | null = null;
  private waiting = false;
  private geometry: Geometry;

  constructor(controller: PageController) {
    this.controller = controller;
    this.letter = letterWidth(this.sizer);
    this.geometry = layOut([], 800, this.letter, 0);
    this.scroller.addEventListener('scroll', () => this.scrolled(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(this.scroller);
    controller.store.watch((state, before) => {
      if (state.view !== 'diagram') return;
      if (state.scene !== before.scene) this.scroller.scrollTop = 0;
      if (state.zoom !== before.zoom) this.keepPlace(before.zoom, state.zoom);
      if (state.row !== before.row && state.row !== null) this.reveal(state.row);
      this.draw();
    });
  }

  /** The row at a height in the window; null where there is none. */
  rowAt(clientY: number): number | null {
    const y = clientY - this.sizer.getBoundingClientRect().top;
    const line = Math.floor(y / (LINE * this.controller.store.state.zoom));
    return this.controller.index.lines[line]?.row ?? null;
  }

  hover(row: number | null): void {
    if (row === this.hovered) return;
    this.hovered = row;
    this.showHovered();
  }

  /** How many lines are visible at once. */
  get page(): number {
    return Math.max(
      1,
      Math.floor(this.scroller.clientHeight / (LINE * this.controller.store.state.zoom)) - 1,
    );
  }

  /** Scrolls as little as possible for a row to be visible, with some of what is around it. */
  private reveal(row: number): void {
    const height = LINE * this.controller.store.state.zoom;
    const line = this.controller.index.lineOfRow(row);
    const { scrollTop, clientHeight } = this.scroller;
    const around = Math.min(2 * height, clientHeight / 4);
    const top = line * height;
    this.sizeUp();
    if (top < scrollTop) this.scroller.scrollTop = top - around;
    else if (top + height > scrollTop + clientHeight)
      // A row that is far away is scrolled to the middle.
      this.scroller.scrollTop =
        top > scrollTop + 2 * clientHeight ? top - clientHeight / 2 : top + height + around - clientHeight;
  }

  private keepPlace(before: number, after: number): void {
    const middle = this.scroller.scrollTop + this.scroller.clientHeight / 2;
    this.sizeUp();
    this.scroller.scrollTop = (middle / before) * after - this.scroller.clientHeight / 2;
  }

  private scrolled(): void {
    this.heads.scrollLeft = this.scroller.scrollLeft;
    const { from, to } = this.inView();
    if (this.drawn && from >= this.drawn.from && to <= this.drawn.to) return;
    this.drawSoon();
  }

  private drawSoon(): void {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.draw();
    });
  }

  private inView(): { readonly from: number; readonly to: number } {
    const height = LINE * this.controller.store.state.zoom;
    const { scrollTop, clientHeight } = this.scroller;
    const lines = this.controller.index.lines.length;
    return {
      from: Math.max(0, Math.floor(scrollTop / height)),
      to: Math.min(lines, Math.ceil((scrollTop + clientHeight) / height)),
    };
  }

  /** Gives the diagram its full size, so that it can be scrolled. */
  private sizeUp(): void {
    const { index, store } = this.controller;
    const { zoom } = store.state;
    this.geometry = layOut(index.lanes, this.scroller.clientWidth / zoom, this.letter, index.highest);
    this.sizer.style.height = `${index.lines.length * LINE * zoom}px`;
    this.sizer.style.width = `${Math.floor(this.geometry.width * zoom)}px`;
  }

  private draw(): void {
    const { index, store, say } = this.controller;
    const { state } = store;
    if (state.view !== 'diagram') return;
    this.sizeUp();
    const view = this.inView();
    const from = Math.max(0, view.from - MARGIN);
    const to = Math.min(index.lines.length, view.to + MARGIN);
    this.drawn = { from, to };
    const drawing: Drawing = {
      ...this.controller.marks(),
      index,
      say,
      geometry: this.geometry,
      chosen: state.row,
      ids: 'row',
    };
    const lines = drawLines(drawing, from, to);
    lines.setAttribute('transform', `scale(${state.zoom}) translate(0 ${-from * LINE})`);
    const canvas = shape(
      'svg',
      {
        class: 'canvas',
        width: Math.floor(this.geometry.width * state.zoom),
        height: (to - from) * LINE * state.zoom,
        role: 'presentation',
      },
      lines,
    );
    canvas.style.top = `${from * LINE * state.zoom}px`;
    this.sizer.replaceChildren(canvas);
    this.lines = lines;
    this.showHovered();
    this.drawHeads(state.zoom);
    if (state.row === null) this.scroller.removeAttribute('aria-activedescendant');
    else this.scroller.setAttribute('aria-activedescendant', `row-${this.controller.shownRow(state.row)}`);
  }

  /** Marks what is under the pointer, without drawing the lines anew. */
  private showHovered(): void {
    const { index, store } = this.controller;
    this.underPointer?.remove();
    this.underPointer = null;
    if (this.lines === null) return;
    if (this.hovered !== null) {
      this.underPointer = lineRect(this.geometry, index.lineOfRow(this.hovered), 'hovered');
      this.lines.prepend(this.underPointer);
    }
    pointOut(this.lines, index, [this.hovered, store.state.row]);
  }

  private drawHeads(zoom: number): void {
    const heads = drawHeads({ index: this.controller.index, geometry: this.geometry }, this.controller.say);
    heads.setAttribute('transform', `scale(${zoom})`);
    this.heads.replaceChildren(
      shape('svg', { width: this.geometry.width * zoom, height: HEADS * zoom }, heads),
    );
    this.heads.scrollLeft = this.scroller.scrollLeft;
  }
}

/** Width of a letter in the diagram's font. */
function letterWidth(place: HTMLElement): number {
  const probe = element('span', { class: 'letters' }, '0'.repeat(50));
  place.append(probe);
  const width = probe.getBoundingClientRect().width / 50;
  probe.remove();
  return width > 0 ? width : 7.5;
}
