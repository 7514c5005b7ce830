import { shape } from '../dom.ts';
import { laneX, lineY } from '../geometry.ts';
import { type Drawing, laneClass } from './drawing.ts';

/** The roles' lines between two lines of the diagram. */
export function drawLifelines({ index, geometry }: Drawing, from: number, to: number): SVGGElement {
  const group = shape('g', { 'aria-hidden': 'true' });
  for (const { lane, from: first, to: last, held } of index.stretches) {
    const start = index.lineOfRow(first);
    const end = index.lineOfRow(last);
    if (end < from || start >= to) continue;
    const kinds = [
      'life',
      ...(held ? ['held'] : []),
      ...(index.lanes[lane]?.by === 'student' ? [] : ['scripted']),
    ];
    group.append(
      shape('line', {
        class: `${kinds.join(' ')} ${laneClass(lane)}`,
        x1: laneX(geometry, lane),
        x2: laneX(geometry, lane),
        y1: lineY(Math.max(start, from - 1)),
        y2: lineY(Math.min(end, to)),
      }),
    );
  }
  return group;
}
