import { isMove, type Row } from '../../../diagram/conversation.ts';
import { shape } from '../dom.ts';
import { type Geometry, LINE, laneX, lineY } from '../geometry.ts';
import type { SceneIndex } from '../scene-index.ts';
import { type Drawing, rowClass } from './drawing.ts';

/** Bands behind the lines, one for each move. */
export function drawBands({ index, geometry }: Drawing, from: number, to: number): readonly SVGElement[] {
  const bands: SVGElement[] = [];
  for (let line = from; line < to; ) {
    const move = moveAt(index, line);
    let end = line + 1;
    while (end < to && (moveAt(index, end) === move || isBeside(index, end))) end++;
    const first = index.row(index.lines[line]?.row ?? 0);
    const opened = first ? index.moveOf(first) : null;
    if (opened && move !== null) {
      // Moves that were made together share a band.
      const isShared = moveAt(index, end - 1) !== move;
      const kind = opened.row.kind === 'say' && !isShared ? `say ${rowClass(opened.row)}` : 'act';
      const y = line * LINE + 1;
      const height = (end - line) * LINE - 2;
      bands.push(
        shape('rect', { class: `band ${kind}`, x: 8, y, width: geometry.width - 12, height, rx: 5 }),
        shape('rect', { class: `edge ${kind}`, x: 8, y, width: 3, height, rx: 1.5 }),
      );
    }
    line = end;
  }
  return bands;
}

/** Whether a line was done together with the lines above it. */
function isBeside(index: SceneIndex, line: number): boolean {
  const row = index.row(index.lines[line]?.row ?? -1);
  const opened = row && moveAt(index, line) !== null ? index.moveOf(row) : null;
  return opened?.row.beside ?? false;
}

/** A bracket around what was done together, from mark to mark. */
export function drawTogether({ index, geometry }: Drawing, from: number, to: number): SVGGElement {
  const group = shape('g', { 'aria-hidden': 'true' });
  let last: { readonly x: number; readonly y: number } | null = null;
  for (let line = Math.max(0, from - 1); line < to; line++) {
    const row = index.row(index.lines[line]?.row ?? -1);
    if (!row || !isMove(row) || row.lane === null) continue;
    const here = { x: laneX(geometry, row.lane), y: lineY(line) };
    if (row.beside && last)
      group.append(shape('path', { class: 'at-once', d: `M${last.x} ${last.y}L${here.x} ${here.y}` }));
    last = here;
  }
  return group;
}

function moveAt(index: SceneIndex, line: number): number | null {
  const row = index.row(index.lines[line]?.row ?? -1);
  return !row || row.kind === 'end' || row.kind === 'violation' ? null : row.move;
}

/** The highlight of a row that is evidence, or chosen; null for any other. */
export function drawHighlight(
  { geometry, evidence, failed, chosen }: Drawing,
  at: number,
  row: Row,
  line: number,
): SVGElement | null {
  const kinds = [
    ...(row.kind === 'violation' ? ['violation'] : []),
    ...(evidence.has(at) ? [failed ? 'evidence wrong' : 'evidence'] : []),
    ...(chosen === at ? ['chosen'] : []),
  ];
  return kinds.length === 0 ? null : lineRect(geometry, line, kinds.join(' '));
}

/** A marking over a line's whole width. */
export function lineRect(geometry: Geometry, line: number, kinds: string): SVGElement {
  return shape('rect', {
    class: `highlight ${kinds}`,
    x: 4,
    y: line * LINE + 0.5,
    width: geometry.width - 8,
    height: LINE - 1,
    rx: 5,
  });
}
