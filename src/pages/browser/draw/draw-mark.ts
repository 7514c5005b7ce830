import type { Row } from '../../../diagram/conversation.ts';
import { unreachable } from '../../../model/unreachable.ts';
import { shape } from '../dom.ts';
import { DOT } from './drawing.ts';

/** The mark of what happened on a role's line. */
export function drawMark(row: Row, x: number, y: number): readonly SVGElement[] {
  switch (row.kind) {
    case 'start':
    case 'resume':
      return [
        shape('circle', { class: 'ring', cx: x, cy: y, r: 8 }),
        shape('path', { class: 'sign', d: `M${x - 2.5} ${y - 4}l6.5 4-6.5 4z` }),
      ];
    case 'stop':
      return [shape('rect', { class: 'sign', x: x - 5, y: y - 5, width: 10, height: 10, rx: 1 })];
    case 'pause':
      return [
        shape('circle', { class: 'ring', cx: x, cy: y, r: 8 }),
        shape('path', { class: 'sign', d: `M${x - 3.5} ${y - 4}h2.5v8h-2.5zM${x + 1} ${y - 4}h2.5v8h-2.5z` }),
      ];
    case 'act':
    case 'say':
      return [shape('circle', { class: row.done ? 'typed' : 'typed in-vain', cx: x, cy: y, r: 6.5 })];
    case 'print':
      return row.stream === 'err'
        ? [shape('rect', { class: 'error', x: x - 4, y: y - 4, width: 8, height: 8 })]
        : [shape('circle', { class: 'shown', cx: x, cy: y, r: DOT })];
    case 'heard':
      return [shape('circle', { class: 'shown', cx: x, cy: y, r: DOT })];
    case 'probe':
    case 'wire':
      return [shape('circle', { class: 'shown', cx: x, cy: y, r: 2 })];
    case 'member': {
      const upright = row.event === 'joins' ? `M${x} ${y - 5}v10` : '';
      return [shape('path', { class: 'member', d: `M${x - 5} ${y}h10${upright}` })];
    }
    case 'exit':
      return [shape('path', { class: 'gone', d: `M${x - 6} ${y - 6}l12 12M${x + 6} ${y - 6}l-12 12` })];
    case 'end':
    case 'violation':
      return [];
    default:
      return unreachable(row);
  }
}
