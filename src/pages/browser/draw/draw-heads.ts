import type { Say } from '../../../diagram/words.ts';
import { shape } from '../dom.ts';
import { laneX } from '../geometry.ts';
import { playedBy } from '../played-by.ts';
import { type Drawing, laneClass } from './drawing.ts';

/** Height of the names, before zooming. */
export const HEADS = 36;

/** The roles' names above their lines, with their players where those are not the student's programs. */
export function drawHeads({ index, geometry }: Pick<Drawing, 'index' | 'geometry'>, say: Say): SVGGElement {
  const group = shape('g');
  for (const [lane, head] of index.lanes.entries()) {
    const at = { x: laneX(geometry, lane), 'text-anchor': 'middle' };
    group.append(shape('text', { ...at, y: 17, class: `head ${laneClass(lane)}` }, head.id));
    const who = playedBy(head, say);
    if (who !== '') group.append(shape('text', { ...at, y: 30, class: 'cast' }, who));
  }
  return group;
}
