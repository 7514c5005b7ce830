import type { Arrow } from '../../../diagram/conversation.ts';
import { shape } from '../dom.ts';
import { type Geometry, LINE, laneX, lineY } from '../geometry.ts';
import type { SceneIndex } from '../scene-index.ts';
import { DOT, type Drawing, laneClass } from './drawing.ts';

/** Length of an arrow's head. */
const HEAD = 7;

/** The arrows that begin, end or pass between two lines. */
export function drawArrows(drawing: Drawing, from: number, to: number): SVGGElement {
  const arrows = drawing.index.arrowsWithin(from, to).map((arrow) => drawArrow(drawing, arrow));
  return shape('g', { 'aria-hidden': 'true' }, ...arrows);
}

/**
 * Highlights the arrows that a row belongs to, among those that are drawn.
 * @param rows the first of them that belongs to an arrow counts
 */
export function pointOut(drawn: SVGElement, index: SceneIndex, rows: readonly (number | null)[]): void {
  const near = saysOf(index, rows);
  for (const arrow of drawn.querySelectorAll<SVGElement>('.arrow')) {
    const isNear = near?.has(Number(arrow.dataset.from)) ?? false;
    arrow.classList.toggle('near', isNear);
    arrow.classList.toggle('far', near !== null && !isNear);
  }
}

/** Rows in which the text was typed that a row shows, or the row itself; null where no row belongs to an arrow. */
function saysOf(index: SceneIndex, rows: readonly (number | null)[]): ReadonlySet<number> | null {
  for (const row of rows) {
    if (row === null) continue;
    const says = index.targetsOf(row).length > 0 ? [row] : index.sourcesOf(row);
    if (says.length > 0) return new Set(says);
  }
  return null;
}

function drawArrow({ index, geometry }: Drawing, { from, to }: Arrow): SVGGElement {
  const [said, shown] = [index.row(from), index.row(to)];
  const [x1, y1] = [laneX(geometry, said?.lane ?? 0), lineY(index.lineOfRow(from))];
  const [x2, y2] = [laneX(geometry, shown?.lane ?? 0), lineY(index.lineOfRow(to))];
  const group = shape('g', { class: `arrow ${laneClass(said?.lane ?? 0)}`, 'data-from': from });
  const side = x2 > x1 ? 1 : -1;
  const tip = x2 - side * (DOT + 1);
  group.append(
    shape('path', { d: x1 === x2 ? loop(x1, y1, y2, geometry) : sweep(x1, y1, tip - side * HEAD, y2) }),
    shape('polygon', { points: x1 === x2 ? headAt(x2 - DOT - 1, y2, 1) : headAt(tip, y2, side) }),
  );
  return group;
}

/** Down the speaker's line, and across to the one who shows it: so no two arrows overlap. */
function sweep(x1: number, y1: number, x2: number, y2: number): string {
  const turn = y2 - Math.min(LINE, y2 - y1);
  return `M${x1} ${y1}V${turn}Q${x1} ${y2} ${x1 + (x2 - x1) * 0.4} ${y2}H${x2}`;
}

/** The speaker's own text, shown by itself: a loop at its side. */
function loop(x: number, y1: number, y2: number, { laneWidth }: Geometry): string {
  const bend = x - Math.min(30, laneWidth * 0.4);
  return `M${x} ${y1}C${bend} ${y1} ${bend} ${y2} ${x - DOT - 1 - HEAD} ${y2}`;
}

/** An arrowhead with its tip at a point. @param side 1 where it points to the right, -1 to the left */
function headAt(x: number, y: number, side: number): string {
  const back = x - side * HEAD;
  return `${x},${y} ${back},${y - HEAD / 2} ${back},${y + HEAD / 2}`;
}
