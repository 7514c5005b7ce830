import type { Lane } from '../../diagram/conversation.ts';
import { cellsOf } from '../../model/cells.ts';

/** Height of a line, before zooming. */
export const LINE = 26;

/** Margins beside the numbers, and the width of one digit. */
const MARGINS = { left: 16, right: 10, digit: 6.5 };

const LEAST_TEXT = 230;

/** The layout of the diagram, in pixels before zooming. */
export interface Geometry {
  /** Right end of the numbers. */
  readonly numberX: number;
  readonly laneWidth: number;
  /** Left end of the texts. */
  readonly textLeft: number;
  /** Width of a role's name before a text. */
  readonly tagWidth: number;
  /** How many letters of a text fit after the name. */
  readonly letters: number;
  readonly width: number;
}

/**
 * @param available width, before zooming
 * @param letter width of a letter in the diagram's font
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

/** The x coordinate of a role's line. */
export function laneX({ numberX, laneWidth }: Geometry, lane: number): number {
  return numberX + MARGINS.right + laneWidth * (lane + 0.5);
}

/** The y coordinate of a line's middle. */
export function lineY(line: number): number {
  return line * LINE + LINE / 2;
}
