import type { Row } from '../../../diagram/conversation.ts';
import { describeRow, remarksOf, textOf } from '../../../diagram/describe.ts';
import { piecesOf } from '../../../diagram/names.ts';
import { cellsOf, cutTo } from '../../../model/cells.ts';
import { unreachable } from '../../../model/unreachable.ts';
import { shape } from '../dom.ts';
import { type Drawing, glimpse, nameClass } from './drawing.ts';

/** The least letters of a typed text beside a remark. */
const LEAST_TYPED = 14;

/** The role's name and what it typed or showed, or what happened to it. */
export function drawText(
  { index, geometry, say }: Drawing,
  at: number,
  row: Row,
  y: number,
): readonly SVGElement[] {
  const { textLeft, tagWidth, letters } = geometry;
  const x = textLeft + tagWidth;
  const text = glimpse(textOf(row));
  const lane = row.lane === null ? null : index.lanes[row.lane];
  const tag = lane ? [shape('text', { class: 'tag', x: textLeft, y: y + 4 }, lane.id)] : [];
  switch (row.kind) {
    case 'say': {
      const said = remarksOf(row, index, say).join(', ');
      const remark = said === '' ? '' : cutTo(`  (${said})`, Math.max(0, letters - LEAST_TYPED));
      const typed = cutTo(text, letters - cellsOf(remark));
      return [
        ...tag,
        shape(
          'text',
          { x, y: y + 4 },
          ...spans(row.done ? 'said' : 'aside', typed, index.scene.names),
          shape('tspan', { class: 'aside' }, remark),
        ),
      ];
    }
    case 'print':
    case 'heard': {
      const [source] = index.sourcesOf(at);
      const said = source === undefined ? undefined : index.row(source);
      const typed = said?.kind === 'say' ? glimpse(said.text) : null;
      return [
        ...tag,
        shape(
          'text',
          { class: 'printed', x, y: y + 4 },
          ...emphasize(cutTo(text, letters), typed, index.scene.names),
        ),
      ];
    }
    case 'start':
    case 'stop':
    case 'pause':
    case 'resume':
    case 'act':
    case 'probe':
    case 'wire':
    case 'member':
    case 'exit':
    case 'end':
    case 'violation': {
      const sentence = describeRow(row, index.scene, say);
      const whole = text === '' ? sentence : `${sentence}: ${text}`;
      return [shape('text', { class: 'remark', x: textLeft, y: y + 4 }, cutTo(whole, letters + 8))];
    }
    default:
      return unreachable(row);
  }
}

/** A shown text with the typed part highlighted; a text without one is a prompt or a remark. */
function emphasize(text: string, typed: string | null, names: readonly string[]): readonly SVGElement[] {
  const at = typed === null ? -1 : text.indexOf(typed);
  const end = typed === null ? 0 : at + typed.length;
  if (typed === null) return spans('aside', text, names);
  // The typed part was cut off: the rest of it is highlighted.
  if (at < 0) return spans('heart', text, names);
  return [
    ...spans('aside', text.slice(0, at), names),
    ...spans('heart', text.slice(at, end), names),
    ...spans('aside', text.slice(end), names),
  ];
}

/** A piece of a text, in which names have colours of their own. */
function spans(kind: string, text: string, names: readonly string[]): readonly SVGElement[] {
  return piecesOf(text, names).map((piece) =>
    shape('tspan', { class: piece.name === null ? kind : `${kind} ${nameClass(piece.name)}` }, piece.text),
  );
}
