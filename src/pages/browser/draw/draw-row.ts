import type { Row } from '../../../diagram/conversation.ts';
import { legible } from '../../../diagram/legible.ts';
import { cutTo } from '../../../model/cells.ts';
import { shape } from '../dom.ts';
import { laneX, lineY } from '../geometry.ts';
import { spoken } from '../spoken.ts';
import { lineRect } from './draw-bands.ts';
import { drawMark } from './draw-mark.ts';
import { drawText } from './draw-text.ts';
import { type Drawing, rowClass } from './drawing.ts';

/** A row: its number, its mark on the role's line, and its text. */
export function drawRow(drawing: Drawing, at: number, row: Row, line: number): SVGGElement {
  const { index, geometry, chosen, evidence, failed } = drawing;
  const y = lineY(line);
  const group = shape('g', {
    role: 'option',
    id: `${drawing.ids}-${at}`,
    class: `row ${row.kind} ${rowClass(row)}`,
    'aria-selected': chosen === at ? 'true' : 'false',
    'aria-setsize': index.lines.length,
    'aria-posinset': line + 1,
    'aria-label': spoken(drawing, at, row),
  });
  // The row takes the whole width, for pointers and for those who explore by touch.
  group.append(lineRect(geometry, line, 'reach'));
  if (row.kind === 'violation') {
    group.append(...drawViolation(drawing, row.check, y));
    return group;
  }
  const number = shape(
    'text',
    { class: 'number', x: geometry.numberX, y: y + 4, 'text-anchor': 'end' },
    String(row.n),
  );
  if (evidence.has(at)) number.setAttribute('class', failed ? 'number wrong' : 'number right');
  group.append(number);
  if (row.kind === 'end')
    group.append(
      shape('line', {
        class: 'close',
        x1: laneX(geometry, 0) - 16,
        x2: laneX(geometry, index.lanes.length - 1) + 16,
        y1: y,
        y2: y,
      }),
    );
  else if (row.lane !== null) group.append(...drawMark(row, laneX(geometry, row.lane), y));
  group.append(...drawText(drawing, at, row, y));
  return group;
}

function drawViolation(
  { geometry, checks, index }: Drawing,
  check: string,
  y: number,
): readonly SVGElement[] {
  const message = checks.find(({ id }) => id === check)?.message ?? '';
  const left = laneX(geometry, 0) - 16;
  const right = laneX(geometry, index.lanes.length - 1) + 16;
  return [
    shape('path', { class: 'rift', d: rift(left, right, y) }),
    shape('text', { class: 'wrong', x: geometry.numberX, y: y + 4, 'text-anchor': 'end' }, '✗'),
    shape(
      'text',
      { class: 'wrong', x: geometry.textLeft, y: y + 4 },
      cutTo(legible(message), geometry.letters + 8),
    ),
  ];
}

/** A jagged line where rows are folded. */
function rift(left: number, right: number, y: number): string {
  const steps = Math.max(2, Math.round((right - left) / 9));
  const points = Array.from({ length: steps + 1 }, (_, step) => {
    const x = left + ((right - left) * step) / steps;
    return `${x.toFixed(1)} ${(y + (step % 2 === 0 ? -3 : 3)).toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}

/** A line for folded rows. */
export function drawFold(
  { index, geometry, say, chosen, ids }: Drawing,
  at: number,
  count: number,
  line: number,
): SVGGElement {
  const row = index.row(at);
  const role = index.lanes[row?.lane ?? -1]?.id ?? '';
  const text = say('folded', { count, role });
  return shape(
    'g',
    {
      role: 'option',
      id: `${ids}-${at}`,
      class: 'row folded',
      'aria-selected': chosen === at ? 'true' : 'false',
      'aria-setsize': index.lines.length,
      'aria-posinset': line + 1,
      'aria-label': text,
    },
    lineRect(geometry, line, 'reach'),
    shape('text', { class: 'fold', x: geometry.textLeft, y: lineY(line) + 4 }, `⋯ ${text}`),
  );
}
