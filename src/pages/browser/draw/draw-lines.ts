import { shape } from '../dom.ts';
import { drawArrows } from './draw-arrows.ts';
import { drawBands, drawHighlight, drawTogether } from './draw-bands.ts';
import { drawLifelines } from './draw-lifelines.ts';
import { drawFold, drawRow } from './draw-row.ts';
import type { Drawing } from './drawing.ts';

/** Draws the lines of a scene from `from` up to `to`, at their places in the whole diagram. */
export function drawLines(drawing: Drawing, from: number, to: number): SVGGElement {
  const { index } = drawing;
  const under = shape('g', { 'aria-hidden': 'true' }, ...drawBands(drawing, from, to));
  const rows = shape('g', { role: 'presentation' });
  for (let line = from; line < to; line++) {
    const at = index.lines[line];
    const row = at && index.row(at.row);
    if (!at || !row) continue;
    const highlight = drawHighlight(drawing, at.row, row, line);
    if (highlight) under.append(highlight);
    rows.append(
      'folded' in at ? drawFold(drawing, at.row, at.folded, line) : drawRow(drawing, at.row, row, line),
    );
  }
  const over = [
    drawLifelines(drawing, from, to),
    drawTogether(drawing, from, to),
    drawArrows(drawing, from, to),
  ];
  return shape('g', { role: 'presentation' }, under, ...over, rows);
}
