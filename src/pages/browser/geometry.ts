import type { Lane } from '../../diagram/conversation.ts';
import { cellsOf } from '../../model/cells.ts';

/** Height of a line, before zooming. */
export const LINE = 26;

/** Room on both sides of the numbers, and for one of their digits. */
const MARGINS = { left: 16, right: 10, digit: 6.5 };

const LEAST_TEXT = 230;

/** Where things stand in the diagram, in its own units: pixels before zooming. */
export interface Geometry {
  /** Right end of the numbers. */
  readonly numberX: number;
  readonly laneWidth: number;
  /** Left end of what was typed or shown. */
  readonly textLeft: number;
  /** Room for the role's name before a text. */
  readonly tagWidth: number;
  /** Letters that a text has room for, behind the name. */
  readonly letters: number;
  readonly width: number;
}

/**
 * @param available width that there is, before zooming
 * @param letter width of a letter of the diagram's font
 * @param highest the highest number of a row
 */
export function layOut(lanes: readonly Lane[], available: number, letter: number, highest: number): Geometry {
  const numberX = MARGINS.left + MARGINS.digit * Math.max(3, String(highest).length);
  const gutter = numberX + MARGINS.right;
  const most = Math.max(1, ...lanes.map(({ id }) => cellsOf(id)));
  const tagWidth = (most + 1.5) * letter;
  const wanted = (available * 0.46 - gutter) / Math.max(1, lanes.length);
  const laneWidth = Math.min(124, Math.max(most * letter + 4, 48, wanted));
  const textLeft = gutter + laneWidth * lanes.length + 10;
  const width = Math.max(available, textLeft + tagWidth + LEAST_TEXT);
  return {
    numberX,
    laneWidth,
    textLeft,
    tagWidth,
    letters: Math.floor((width - textLeft - tagWidth - 12) / letter),
    width,
  };
}

/** Where a role's line runs. */
export function laneX({ numberX, laneWidth }: Geometry, lane: number): number {
  return numberX + MARGINS.right + laneWidth * (lane + 0.5);
}

/** The middle of a line. */
export function lineY(line: number): number {
  return line * LINE + LINE / 2;
}
